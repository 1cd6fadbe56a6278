/** What a buyer's chat and the server say to each other, and to nobody else. */
import type { AgentBrief, BuyerBrief, ConversationId, GroupId, Have, Message, Rating, ReceiptPair, Time } from './contract';
import type { OfferedChat } from './offered';
import type { GroupFallback, OwnerReason, Placement, RouteReason } from './words';

export interface OpenRequest {
  entry?: string;
  orderId?: string;
  agentKey?: string;
  /** The id of the group whose agents are to answer, and what happens while nobody of it is online: `shop` unless given. */
  groupKey?: string;
  fallback?: GroupFallback;
  /** At most 20 keys of 64 and values of 256 characters: the page's word, shown to agents as unverified. */
  metadata?: Record<string, string>;
  have: Have;
}

export interface QueueBrief {
  position: number;
  etaSeconds?: number;
  reason: RouteReason;
}

export interface BuyerStatus {
  conversationId: ConversationId;
  status: Placement;
  agent?: AgentBrief;
  because?: OwnerReason;
  /** The one group that he waits for or was routed to. */
  group?: GroupId | undefined;
  queue?: QueueBrief;
  opensAt?: Time;
}

/** What awaits a buyer who writes now; while it is offline, when the shop opens. */
export interface Availability {
  state: 'online' | 'queue' | 'offline';
  opensAt?: Time | undefined;
}

export interface BuyerSnapshot {
  buyer: BuyerBrief;
  shopName: string;
  chat?: OfferedChat;
  availability?: Availability;
  status?: BuyerStatus;
  lastSeq: number;
  messages: Message[];
  receipts: ReceiptPair;
  rating?: Rating;
  /** He had a conversation before this one. */
  hasFormer: boolean;
  serverTime: Time;
}

/** The conversation that a buyer had before another one of his: its last messages. */
export interface FormerConversation {
  conversationId: ConversationId;
  messages: Message[];
  hasFormer: boolean;
}
