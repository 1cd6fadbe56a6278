/** The hubs: where they are, which calls they take and which events they send. A server test compares the names below with its hub interfaces. */

import type {
  Alarm,
  AuditEntry,
  AuditRequest,
  BoardConversation,
  ContactChanged,
  Kiosk,
  MuteRequest,
  NewKiosk,
  OpenPlace,
  ReorderRequest,
  ShopBoard,
  SupervisorSnapshot,
  WatchedConversation,
} from './board';
import type {
  AgentChanged,
  AgentConversation,
  AgentId,
  AgentSnapshot,
  AgentStateReply,
  Assignment,
  BuyerContext,
  BuyerSnapshot,
  BuyerTagged,
  BuyerStatus,
  ConversationId,
  EndedBy,
  FormerConversation,
  Message,
  MessagePage,
  NoteRequest,
  NoticePosted,
  OpenRequest,
  Rating,
  RecallRequest,
  ReceiptRaised,
  ResumeRequest,
  RoutingPublished,
  SendReceipt,
  SendRequest,
  SetStateRequest,
  StateForced,
  StayedConversation,
  TransferRequest,
  TypingChanged,
  WaitingView,
} from './contract';

export const buyerHub = {
  path: '/hubs/buyer',
  calls: ['Open', 'Send', 'Sync', 'History', 'Former', 'Typing', 'Read', 'Rate', 'LeaveContact', 'LeaveQueue', 'AskHuman', 'Close'],
  events: ['Message', 'Typing', 'Receipt', 'Heads', 'Drain', 'Resync', 'Status', 'Closed'],
} as const;

export const agentHub = {
  path: '/hubs/agent',
  calls: [
    'Resume',
    'SetState',
    'Send',
    'Note',
    'Recall',
    'Sync',
    'History',
    'Typing',
    'Read',
    'Transfer',
    'Stay',
    'Leave',
    'Close',
    'Take',
    'Waiting',
    'NoReplyNeeded',
    'ContextOf',
    'Ping',
  ],
  events: [
    'Message',
    'Typing',
    'Receipt',
    'Heads',
    'Drain',
    'Resync',
    'Assigned',
    'Unassigned',
    'ConversationChanged',
    'BuyerTagged',
    'AgentChanged',
    'Notice',
    'RoutingPublished',
    'StateForced',
    'Rated',
    'Superseded',
  ],
} as const;

export const supervisorHub = {
  path: '/hubs/supervisor',
  calls: [
    'Open',
    'OpenAfter',
    'Watch',
    'Unwatch',
    'History',
    'Whisper',
    'TakeOver',
    'Assign',
    'Reorder',
    'Close',
    'ForceState',
    'Notify',
    'Kiosks',
    'MakeKiosk',
    'RevokeKiosk',
    'AcknowledgeAlarm',
    'MuteAlarms',
    'AlarmHistory',
    'Audit',
  ],
  events: ['Message', 'Typing', 'Receipt', 'Heads', 'Drain', 'Resync', 'Board', 'ContactChanged', 'Superseded'],
} as const;

interface CommonEvents {
  Message: [message: Message];
  Typing: [typing: TypingChanged];
  Receipt: [receipt: ReceiptRaised];
  Heads: [heads: Record<ConversationId, number>];
  Drain: [drain: { delayMs: number }];
  Resync: [];
}

export interface BuyerEvents extends CommonEvents {
  Status: [status: BuyerStatus];
  Closed: [closed: { conversationId: ConversationId; by: EndedBy }];
}

export interface AgentEvents extends CommonEvents {
  Assigned: [assigned: Assignment];
  Unassigned: [unassigned: { conversationId: ConversationId; reason: string }];
  ConversationChanged: [conversation: AgentConversation];
  BuyerTagged: [tagged: BuyerTagged];
  AgentChanged: [agent: AgentChanged];
  Notice: [notice: NoticePosted];
  RoutingPublished: [published: RoutingPublished];
  StateForced: [forced: StateForced];
  Rated: [rated: { rating: Rating; buyerName?: string }];
  Superseded: [superseded: { reason: string }];
}

export interface SupervisorEvents extends CommonEvents {
  Board: [board: ShopBoard];
  /** Of the conversation that is watched. */
  ContactChanged: [changed: ContactChanged];
  Superseded: [superseded: { reason: string }];
}

interface CommonCalls {
  Sync: (conversationId: ConversationId, afterSeq: number) => MessagePage;
  History: (conversationId: ConversationId, beforeSeq: number) => MessagePage;
  Typing: (conversationId: ConversationId, on: boolean) => void;
  Read: (conversationId: ConversationId, seq: number) => void;
}

export interface BuyerCalls extends CommonCalls {
  Open: (request: OpenRequest) => BuyerSnapshot;
  Send: (request: SendRequest) => SendReceipt;
  /** The conversation before this one of his; none: it was his first. */
  Former: (conversationId: ConversationId) => FormerConversation | null;
  Rate: (conversationId: ConversationId, score: number, tags: string[], text: string | null) => void;
  LeaveContact: (contact: string | null) => { contact?: string };
  LeaveQueue: () => void;
  AskHuman: () => void;
  Close: (conversationId: ConversationId) => void;
}

export interface AgentCalls extends CommonCalls {
  Resume: (request: ResumeRequest) => AgentSnapshot;
  SetState: (request: SetStateRequest) => AgentStateReply;
  Send: (conversationId: ConversationId, request: SendRequest) => SendReceipt;
  Note: (conversationId: ConversationId, request: NoteRequest) => SendReceipt;
  Recall: (conversationId: ConversationId, request: RecallRequest) => SendReceipt;
  Transfer: (conversationId: ConversationId, request: TransferRequest) => void;
  Stay: (conversationId: ConversationId) => StayedConversation;
  Leave: (conversationId: ConversationId) => void;
  Close: (conversationId: ConversationId) => void;
  Take: (conversationId: ConversationId) => void;
  Waiting: (limit: number) => WaitingView;
  NoReplyNeeded: (conversationId: ConversationId) => void;
  ContextOf: (conversationId: ConversationId) => BuyerContext;
  Ping: () => void;
}

export interface SupervisorCalls {
  Open: () => SupervisorSnapshot;
  OpenAfter: (place: OpenPlace) => BoardConversation[];
  Watch: (conversationId: ConversationId) => WatchedConversation;
  Unwatch: () => void;
  History: (conversationId: ConversationId, beforeSeq: number) => MessagePage;
  Whisper: (conversationId: ConversationId, request: NoteRequest) => SendReceipt;
  TakeOver: (conversationId: ConversationId) => void;
  Assign: (conversationId: ConversationId, to: TransferRequest) => void;
  Reorder: (conversationId: ConversationId, request: ReorderRequest) => void;
  Close: (conversationId: ConversationId) => void;
  ForceState: (agentId: AgentId, request: SetStateRequest) => AgentStateReply;
  Notify: (text: string) => void;
  Kiosks: () => Kiosk[];
  MakeKiosk: (name: string) => NewKiosk;
  RevokeKiosk: (kioskId: string) => void;
  AcknowledgeAlarm: (alarmId: string) => void;
  MuteAlarms: (request: MuteRequest) => void;
  AlarmHistory: (before: string | null) => Alarm[];
  Audit: (request: AuditRequest) => AuditEntry[];
}

// The lists and the types above name the same things, or this file does not compile.
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
export const namesAgree: [
  Same<(typeof buyerHub.calls)[number], keyof BuyerCalls>,
  Same<(typeof buyerHub.events)[number], keyof BuyerEvents>,
  Same<(typeof agentHub.calls)[number], keyof AgentCalls>,
  Same<(typeof agentHub.events)[number], keyof AgentEvents>,
  Same<(typeof supervisorHub.calls)[number], keyof SupervisorCalls>,
  Same<(typeof supervisorHub.events)[number], keyof SupervisorEvents>,
] = [true, true, true, true, true, true];
