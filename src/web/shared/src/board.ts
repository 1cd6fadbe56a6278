/** What supervisors and televisions see of a shop, as the server sends it; who calls and hears it: hubs.ts. */
import type {
  AccountRole,
  AgentConversation,
  AgentId,
  AgentMe,
  Colleague,
  ConversationId,
  GroupBrief,
  GroupId,
  Message,
  RouteReason,
  Time,
  WaitTiers,
} from './contract';

/** How busy a shop or one of its groups is at one moment. */
export interface BoardFigures {
  open: number;
  needsReply: number;
  /** Of those and the queued, how many wait as long as the third tier of their group, or longer. */
  urgent: number;
  /** What that tier is; absent when the shop's groups differ in it. */
  urgentSeconds?: number;
  longestSince?: Time;
  queued: number;
  queuedSince?: Time;
  /** Why the longest queued waits. */
  queueReason?: RouteReason;
  offlinePool: number;
  online: number;
  paused: number;
  grace: number;
  offline: number;
  /** Absent when an agent who is online has no limit. */
  places?: number;
  freePlaces?: number;
}

/** Turns that can be judged (answered, or older than three minutes), and those that were answered within three minutes. */
export interface InTimeShare {
  judged: number;
  inTime: number;
}

/** An agent's service today; seconds and stars are averages. */
export interface AgentDay {
  agent: AgentId;
  conversations: number;
  firstResponse?: number;
  response?: number;
  ratings: number;
  score?: number;
}

/** Turns that opened and turns that were answered in each step; the last is not over. */
export interface TurnCurve {
  from: Time;
  stepSeconds: number;
  arrivals: number[];
  replies: number[];
}

/** A shop's service today, since midnight in `timeZone`. A turn is a run of buyer's messages until a human agent answers. */
export interface DayFigures {
  since: Time;
  timeZone: string;
  /** Conversations in which a turn opened today. */
  consulted: number;
  /** Those of them in which one of today's turns was answered. */
  received: number;
  /** Those of them that nobody answered and that wait no more. */
  abandoned: number;
  ratings: number;
  /** Of four or five stars. */
  satisfied: number;
  /** The hours of the shop's clock whose turns the reply rates count, as `08:00–23:00`; all when none. */
  assessed?: string;
  inTime: InTimeShare;
  lastHalfHour: InTimeShare;
  halfHourBefore: InTimeShare;
  /** From 0 to 1. */
  inTimeTarget: number;
  /** Seconds until the first answer of today: of half of the conversations, and of nine of ten. */
  firstResponseP50?: number;
  firstResponseP90?: number;
  firstResponseTarget: number;
  agents: AgentDay[];
  groups: Record<GroupId, InTimeShare>;
  curve: TurnCurve;
  /** Of the rest of the day; absent: there is none, or it is not known. */
  peak?: ExpectedPeak;
}

/** When most buyers of the day are to be expected. */
export interface ExpectedPeak {
  from: Time;
  until: Time;
}

export interface BoardGroup extends GroupBrief {
  figures: BoardFigures;
}

/** Of an agent who paused himself; the reason is `break`, `meal`, `training` or words of the shop or his own, none: somebody else paused him. */
export interface Pause {
  reason?: string;
  since: Time;
}

export interface BoardAgent extends Colleague {
  role: AccountRole;
  pause?: Pause;
  graceUntil?: Time;
  /** For how many seconds of today he was online, as of at most a minute ago; pauses do not count. */
  onlineToday: number;
  owned: number;
  busy: boolean;
  full: boolean;
  byHandOnly: boolean;
  groups: GroupId[];
  longestSince?: Time;
}

export interface BoardConversation {
  conversation: AgentConversation;
  /** For whom it waits; none of them: the whole shop, or it does not wait. */
  groups: GroupId[];
  /** Its class in the queue from 0 to 3, or 4 for the front. */
  priority: number;
  position?: number;
  etaSeconds?: number;
  /** Of its buyer. */
  tags?: string[];
}

/** Where a conversation stands among the open ones: those with an open turn first, and among each the longest waiting. */
export interface OpenPlace {
  /** It has no open turn. */
  answered: boolean;
  waitingSince: Time;
  id: ConversationId;
}

export type AlarmKind =
  | 'longWait'
  | 'slowReplies'
  | 'longQueue'
  | 'noPlace'
  | 'groupEmpty'
  | 'shopEmpty'
  | 'nodeLost'
  | 'ordersFailing'
  | 'webhookOff'
  | 'notPublished';

/** Something that is or was wrong in the shop. */
export interface Alarm {
  id: string;
  kind: AlarmKind;
  /** The group that it is about; empty: the shop. */
  subject: string;
  since: Time;
  raisedAt: Time;
  resolvedAt?: Time;
  acknowledgedBy?: AgentId;
  acknowledgedAt?: Time;
}

/** Alarms of that kind call nobody until then. */
export interface AlarmMute {
  kind: AlarmKind;
  until: Time;
  by: AgentId;
}

export interface ShopAlarms {
  open: Alarm[];
  mutes: AlarmMute[];
}

/** For how many minutes; 0: they call again. */
export interface MuteRequest {
  kind: AlarmKind;
  minutes: number;
}

/** A shop at one moment; a new one comes about every `everyMs`. */
export interface ShopBoard {
  at: Time;
  everyMs: number;
  /** Which version of the shop's routing distributes buyers. */
  routingVersion: number;
  /** The shop's, for whom no group says its own. */
  tiers?: WaitTiers;
  figures: BoardFigures;
  day: DayFigures;
  groups: BoardGroup[];
  agents: BoardAgent[];
  /** Those without an answer first, and among each the longest waiting; at most 500. */
  conversations: BoardConversation[];
  alarms: ShopAlarms;
}

/** `GET /api/v1/wall`: a board without buyers. */
export interface Wall extends Omit<ShopBoard, 'conversations' | 'alarms' | 'routingVersion' | 'tiers'> {
  shopName: string;
  serverTime: Time;
}

export interface SupervisorSnapshot {
  me: AgentMe;
  board: ShopBoard;
  serverTime: Time;
}

export interface WatchedConversation {
  conversation: AgentConversation;
  messages: Message[];
  /** Where the buyer said that he can be reached. */
  contact?: string;
}

/** Where the buyer of a conversation can be reached is another now; none: nowhere any more. */
export interface ContactChanged {
  conversationId: ConversationId;
  contact?: string;
}

export interface Kiosk {
  shop: string;
  id: string;
  name: string;
  madeBy: AgentId;
  madeAt: Time;
}

/** The token is shown this once. */
export interface NewKiosk {
  kiosk: Kiosk;
  token: string;
}

export const auditActions = [
  'watched',
  'whispered',
  'tookOver',
  'assigned',
  'closed',
  'forcedState',
  'postedNotice',
  'madeKiosk',
  'revokedKiosk',
  'noReplyNeeded',
  'reordered',
  'acknowledgedAlarm',
  'mutedAlarms',
  'invitedMember',
  'changedMember',
  'disabledMember',
  'enabledMember',
  'madeLink',
  'joined',
  'resetPassword',
  'changedPassword',
  'endedSessions',
  'madeKey',
  'revokedKey',
  'refused',
  'lockedOut',
  'publishedRouting',
  'restoredRouting',
  'scheduledRouting',
  'cancelledRouting',
  'changedDraft',
  'discardedDraft',
  'madeWebhook',
  'changedWebhook',
  'removedWebhook',
  'madeWebhookSecret',
  'removedWebhookSecret',
  'replayedWebhook',
  'switchedOffWebhook',
  'testedWebhook',
  'signedUpShop',
  'changedStanding',
  'changedShopStatus',
  'changedShopName',
  'changedForbiddenWords',
  'changedTransferReasons',
  'changedPauseReasons',
  'changedTags',
  'changedBot',
  'changedOrderConnector',
  'changedWidget',
  'renewedPublicKey',
  'addedTokenSecret',
  'removedTokenSecret',
  'changedPhrases',
  'changedOrder',
  'usedForbiddenWord',
  'blockedBuyer',
  'unblockedBuyer',
] as const;
export type AuditAction = (typeof auditActions)[number];

export interface AuditEntry {
  shop: string;
  id: string;
  actor: AgentId;
  action: AuditAction;
  /** The conversation's, agent's or kiosk's id; empty where it was about all. */
  target: string;
  detail?: string;
  at: Time;
  /** Of the rules of conduct that it was judged by, or that it made. */
  revision?: string;
}

/** Where in the queue a conversation is to wait: a class from 0 to 3, or 4 for the front. */
export interface ReorderRequest {
  to: number;
  reason: string;
}

/** Which entries are wanted; the next page: those before the last entry's id. */
export interface AuditRequest {
  actor?: AgentId;
  action?: AuditAction;
  from?: Time;
  until?: Time;
  before?: string;
}
