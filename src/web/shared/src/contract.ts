/** The wire protocol of the hubs, as the server speaks it: what is said in calls and events. Which there are: hubs.ts; their fixed words: words.ts; groups: groups.ts; what only buyers say and see: buyers.ts; what only supervisors see: board.ts. */

import type { GroupBrief, WaitTiers } from './groups';
import type { AccountRole, AgentState, MessageFrom, MessageKind, Placement, RouteReason, WantedState } from './words';

export * from './buyers';
export * from './groups';
export * from './words';

/** Ids are opaque; times are ISO 8601 UTC. */
export type ConversationId = string;
export type AgentId = string;
export type BuyerId = string;
export type GroupId = string;
export type Time = string;

export interface Card {
  id: string;
  title: string;
  image?: string;
  price?: string;
  url?: string;
  note?: string;
}

export interface Message {
  conversationId: ConversationId;
  seq: number;
  from: MessageFrom;
  senderId?: string;
  senderName?: string;
  kind: MessageKind;
  text?: string;
  imageId?: string;
  card?: Card;
  /** The number of the message that a recall takes back. */
  recalls?: number;
  clientMsgId: string;
  at: Time;
}

export interface MessagePage {
  messages: Message[];
  lastSeq: number;
}

export interface SendRequest {
  clientMsgId: string;
  kind: Exclude<MessageKind, 'note' | 'recall' | 'recalled'>;
  text?: string;
  imageId?: string;
  card?: Card;
  /** A buyer's: the id of the group of the topic that he tapped, as `groupKey` of `Open`. */
  groupKey?: GroupId;
}

export interface NoteRequest {
  clientMsgId: string;
  text: string;
}

export interface RecallRequest {
  /** Of this call, not of the message. */
  clientMsgId: string;
  seq: number;
}

export interface SendReceipt {
  conversationId: ConversationId;
  seq: number;
  at: Time;
  duplicate: boolean;
  status: Placement;
}

export interface ReceiptPair {
  deliveredUpTo: number;
  readUpTo: number;
}

export type Have = Record<ConversationId, number>;

export interface ResumeRequest {
  have: Have;
  /** Somebody sat down here: the agent's other desks get `Superseded` with reason `elsewhere`. */
  takeOver?: boolean;
}

export interface SetStateRequest {
  state: WantedState;
  reason?: string;
  force: boolean;
}

export interface TransferRequest {
  agentId?: AgentId;
  groupId?: GroupId;
  reason: string;
  note?: string;
}

export interface AgentStateReply {
  state: AgentState;
}

export interface BuyerBrief {
  id: BuyerId;
  name?: string;
  verified: boolean;
}

export interface AgentBrief {
  id: AgentId;
  name: string;
}

/** Who ended a conversation; the bot: nobody, the buyer fell silent. */
export type EndedBy = Exclude<MessageFrom, 'system'>;

/** What a buyer said of a conversation: 1 to 5 stars, tags, his words. */
export interface Rating {
  conversationId: ConversationId;
  score: number;
  tags: string[];
  text?: string;
  at: Time;
}

export interface Receipts {
  buyerDelivered: number;
  buyerRead: number;
  agentDelivered: number;
  agentRead: number;
}

export interface AgentConversation {
  id: ConversationId;
  buyerId: BuyerId;
  buyerName?: string;
  buyerVerified: boolean;
  status: Placement;
  owner?: AgentId;
  version: number;
  lastSeq: number;
  lastText?: string;
  turnOpenedAt?: Time;
  waitingSince: Time;
  openedAt: Time;
  orderState: string;
  reason: RouteReason;
  /** The one group that it was routed to, or waits for. */
  group?: GroupId;
  notes: string[];
  assignedAt?: Time;
  receipts: Receipts;
}

/** How the buyer came and what the shop's page said of him, as of his latest turn, and where he said that he can be reached. Nobody vouches for any of it. */
export interface BuyerContext {
  entry?: string;
  orderId?: string;
  metadata: Record<string, string>;
  contact?: string;
  at: Time;
}

export interface AgentMe {
  id: AgentId;
  name: string;
  role: AccountRole;
  shopId: string;
  shopName: string;
  /** Where the operator of the installation does not let the shop serve buyers: why. */
  hold?: ShopHold;
}

export type ShopStatus = 'active' | 'pending' | 'suspended';

export interface ShopHold {
  status: ShopStatus;
  /** In the operator’s words. */
  reason?: string;
}

/** A shift of somebody. */
export interface Duty {
  from: Time;
  until: Time;
}

export interface Colleague {
  id: AgentId;
  name: string;
  state: AgentState;
  pending: number;
  active: number;
  capacity: number;
}

export interface DeskCounts {
  needsReply: number;
  replied: number;
  queued: number;
  offlinePool: number;
}

export interface OpenedConversation {
  conversation: AgentConversation;
  messages: Message[];
  rating?: Rating;
}

/** A conversation that comes to this agent, or is his: handed over with a reason and a note, or found by the rules. When it comes, `BuyerTagged` follows if its buyer has tags or a level. */
export interface Assignment extends OpenedConversation {
  handedBy?: AgentId;
  remark?: string;
}

/** Somebody handed a conversation over, to an agent or, while it waits, to groups. */
export interface Handover {
  at: Time;
  by: AgentId;
  to?: AgentId;
  groups: GroupId[];
  remark?: string;
}

/** A conversation that this agent handed over and reads on with, until then; and how often it was handed over until now. */
export interface StayedConversation extends OpenedConversation {
  until: Time;
  handovers?: Handover[];
}

export interface AgentSnapshot {
  me: AgentMe;
  state: AgentState;
  /** Those that were handed over say by whom while he has not answered since. */
  conversations: Assignment[];
  /** Those that the desk has and that are other agents' now, with whose. */
  elsewhere?: Record<ConversationId, AgentId>;
  /** Those that the desk has and that have ended. */
  ended?: ConversationId[];
  /** Of their buyers; buyers without any are left out. */
  tags: Record<BuyerId, string[]>;
  levels?: Record<BuyerId, number>;
  colleagues: Colleague[];
  /** The shop's, for whom no group says its own. */
  tiers?: WaitTiers;
  groups: GroupBrief[];
  /** Those the agent is in; absent while the dispatcher does not answer. */
  myGroups?: GroupId[];
  /** The agent's shift that runs, else his next; absent: he has none, or is always on duty. */
  duty?: Duty;
  /** Buyers who talked to him within so long come to him while he is paused or disconnected; 0: none. */
  awayContactSeconds?: number;
  /** So long the agent's conversations wait for him when his connection is lost. */
  graceSeconds?: number;
  /** A replied conversation that is silent for so long rests: it takes no place of his capacity. */
  restAfterSeconds?: number;
  counts: DeskCounts;
  serverTime: Time;
}

/** Buyers that the agent may take, the longest waiting first; `total` of them, and `more` than were counted. */
export interface WaitingBucket {
  total: number;
  more: boolean;
  conversations: AgentConversation[];
}

export interface WaitingView {
  queued: WaitingBucket;
  offlinePool: WaitingBucket;
  /** Of their buyers; buyers without any are left out. */
  tags: Record<BuyerId, string[]>;
  levels?: Record<BuyerId, number>;
}

export interface TypingChanged {
  conversationId: ConversationId;
  from: MessageFrom;
  on: boolean;
}

export interface ReceiptRaised extends ReceiptPair {
  conversationId: ConversationId;
  from: MessageFrom;
}

/** The tags of a buyer whom this agent serves, or has just tagged. */
export interface BuyerTagged {
  buyerId: BuyerId;
  tags: string[];
  level?: number;
}

export interface AgentChanged {
  agentId: AgentId;
  state: AgentState;
  graceUntil?: Time;
}

/** A supervisor changed this agent's state. */
export interface StateForced {
  state: AgentState;
  by: string;
  reason: string;
  at: Time;
}

/** A supervisor says something to all agents. */
export interface NoticePosted {
  by: string;
  text: string;
  at: Time;
}

/** The shop routes by another version from now on. */
export interface RoutingPublished {
  version: number;
}
