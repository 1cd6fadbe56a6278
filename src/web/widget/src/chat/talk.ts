import type {
  Availability,
  BuyerSnapshot,
  BuyerStatus,
  EndedBy,
  FormerConversation,
  Message,
  Rating,
  ReceiptPair,
  ReceiptRaised,
  SendReceipt,
  SendRequest,
} from '@chatrouter/shared/contract';
import type { OutboxEntry, OutboxEvent } from '@chatrouter/shared/outbox';
import {
  ack,
  arrive,
  begin,
  dropEcho,
  echo,
  emptyTimeline,
  firstSeq,
  isSaid,
  prepend,
  raiseHead,
  setEcho,
  type Timeline,
} from '@chatrouter/shared/timeline';

/** What a buyer sends; a picture with its file, until it is stored. */
export type Body = Omit<SendRequest, 'clientMsgId'> & { image?: Blob };

/** All that the chat shows. Conversations that ended, here or before this page was opened, stand above the current one. */
export interface Talk {
  readonly shopName: string;
  /** What awaits the buyer while nobody serves him, as of the last connect. */
  readonly availability: Availability | undefined;
  readonly conversationId: string | undefined;
  readonly status: BuyerStatus | undefined;
  /** Ended conversations that are shown, the oldest first, by the same places as their ids. */
  readonly past: readonly Timeline[];
  readonly pastIds: readonly string[];
  /** There is one before the first that is shown. */
  readonly hasFormer: boolean;
  readonly timeline: Timeline;
  readonly theirs: ReceiptPair;
  /** How far this buyer has read. */
  readonly readUpTo: number;
  /** What the buyer said of it. */
  readonly rating?: Rating;
  /** Who served him last. */
  readonly servedBy?: string | undefined;
  /** Somebody else took over, be it by way of the queue. */
  readonly transferred: boolean;
  readonly endedBy?: EndedBy;
  /** How his wait in the queue went: where it began, where he stands, and whether he was ever moved back. */
  readonly wait: Wait | undefined;
}

export interface Wait {
  readonly first: number;
  readonly position: number;
  readonly movedBack: boolean;
}

export const noTalk: Talk = {
  shopName: '',
  availability: undefined,
  conversationId: undefined,
  status: undefined,
  past: [],
  pastIds: [],
  hasFormer: false,
  timeline: emptyTimeline,
  theirs: { deliveredUpTo: 0, readUpTo: 0 },
  readUpTo: 0,
  transferred: false,
  wait: undefined,
};

export function opened(talk: Talk, snapshot: BuyerSnapshot, firstOpen: boolean): Talk {
  const named = { ...talk, shopName: snapshot.shopName, availability: snapshot.availability };
  const { status } = snapshot;
  if (status === undefined) return named;
  const hasFormer = talk.conversationId === undefined ? snapshot.hasFormer : talk.hasFormer;
  const there = to({ ...named, hasFormer }, status.conversationId);
  const timeline = begin(there.timeline, snapshot.messages, snapshot.lastSeq);
  // What was there before this page opened counts as read; what came while it was offline does not.
  const readUpTo = firstOpen ? timeline.upTo : there.readUpTo;
  const rated = snapshot.rating === undefined ? {} : { rating: snapshot.rating };
  const theirs = rise(there.theirs, snapshot.receipts);
  return placed({ ...there, ...rated, timeline, theirs, readUpTo }, status);
}

/** Where what is shown begins: the conversation, the first number of it, and whether there is one before. */
export const startOf = ({ past, pastIds, conversationId, timeline, hasFormer }: Talk) => ({
  id: pastIds[0] ?? conversationId,
  seq: firstSeq(past[0] ?? timeline),
  hasFormer,
});

/** Older messages of the first conversation that is shown. */
export function olderCame(talk: Talk, older: readonly Message[]): Talk {
  const [first, ...others] = talk.past;
  return first === undefined ? { ...talk, timeline: prepend(talk.timeline, older) } : { ...talk, past: [prepend(first, older), ...others] };
}

/** The conversation before the first that is shown; none: there is none after all. */
export const formerCame = (talk: Talk, former: FormerConversation | undefined): Talk => ({
  ...talk,
  hasFormer: former?.hasFormer ?? false,
  ...(former && {
    past: [begin(emptyTimeline, former.messages, 0), ...talk.past],
    pastIds: [former.conversationId, ...talk.pastIds],
  }),
});

export const messageCame = (talk: Talk, message: Message): Talk =>
  within(talk, message.conversationId, (t) => ({ ...t, timeline: arrive(t.timeline, message) }));

export const statusCame = (talk: Talk, status: BuyerStatus): Talk => within(talk, status.conversationId, (t) => placed(t, status));

function placed(talk: Talk, status: BuyerStatus): Talk {
  const { servedBy = status.agent?.id, transferred } = talk;
  const now = status.agent?.id ?? servedBy;
  return {
    ...talk,
    status,
    servedBy: now,
    transferred: status.status === 'owned' && (transferred || now !== servedBy),
    wait: waitOf(talk.wait, status),
  };
}

export const closedCame = (talk: Talk, conversationId: string, endedBy: EndedBy): Talk =>
  talk.conversationId === conversationId
    ? { ...talk, endedBy, status: { conversationId, status: 'closed', group: talk.status?.group }, wait: undefined }
    : talk;

export const headsCame = (talk: Talk, heads: Record<string, number>): Talk =>
  talk.conversationId === undefined ? talk : { ...talk, timeline: raiseHead(talk.timeline, heads[talk.conversationId] ?? 0) };

export const receiptCame = (talk: Talk, receipt: ReceiptRaised): Talk =>
  receipt.from === 'agent' && receipt.conversationId === talk.conversationId ? { ...talk, theirs: rise(talk.theirs, receipt) } : talk;

export const rated = (talk: Talk, rating: Rating): Talk => (talk.conversationId === rating.conversationId ? { ...talk, rating } : talk);

export const readHere = (talk: Talk): Talk => (talk.readUpTo < talk.timeline.upTo ? { ...talk, readUpTo: talk.timeline.upTo } : talk);

/** An agent served it, it has ended, and the buyer has not said how it was. */
export const isUnrated = (talk: Talk): boolean =>
  talk.status?.status === 'closed' && talk.rating === undefined && talk.timeline.messages.some((m) => m.from === 'agent' && isSaid(m));

export const isAnswer = (m: Message): boolean => (m.from === 'agent' || m.from === 'bot') && isSaid(m);

export const unreadOf = (talk: Talk): number => talk.timeline.messages.filter((m) => m.seq > talk.readUpTo && isAnswer(m)).length;

/** What was said between the two, in order; earlier messages that were brought in above are not new. */
export const saidSince = (before: Talk, { conversationId, timeline }: Talk): Message[] =>
  timeline.messages.filter((m) => (conversationId !== before.conversationId || m.seq > before.timeline.upTo) && isSaid(m));

function waitOf(before: Wait | undefined, status: BuyerStatus): Wait | undefined {
  if (status.status !== 'queued') return undefined;
  // The decision that queued him tells no position; the queue's own announcement follows within seconds.
  const position = status.queue?.position ?? before?.position;
  if (position === undefined) return before;
  const from = before ?? { first: position, position, movedBack: false };
  return { first: Math.max(from.first, position), position, movedBack: from.movedBack || position > from.position };
}

/** When the buyer began to wait for the answer that is still due; none when nothing is due. */
export function waitingSince({ timeline }: Talk): string | undefined {
  const answered = timeline.messages.findLastIndex((m) => m.from !== 'buyer' && isSaid(m));
  return timeline.messages[answered + 1]?.at ?? timeline.echoes[0]?.at;
}

/** What a send of this page came to. */
export function sendWent(talk: Talk, event: OutboxEvent<Body>): Talk {
  const id = event.entry.clientMsgId;
  switch (event.kind) {
    case 'queued':
      return {
        ...talk,
        timeline: echo(talk.timeline, { ...event.entry.body, clientMsgId: id, at: event.entry.at, state: stateOf(event.entry) }),
      };
    case 'acked':
      return within(talk, event.receipt.conversationId, (t) => ({
        ...t,
        status: statusAfter(t.status, event.receipt),
        timeline: ack(t.timeline, stored(requestOf(event.entry), event.receipt)),
      }));
    case 'failed':
      return { ...talk, timeline: setEcho(talk.timeline, id, { kind: 'failed', code: event.code }) };
    case 'dropped':
      return { ...talk, timeline: dropEcho(talk.timeline, id) };
  }
}

const stateOf = (entry: OutboxEntry<Body>) =>
  entry.failedWith === undefined ? ({ kind: 'pending' } as const) : ({ kind: 'failed', code: entry.failedWith } as const);

/** What the server is asked to store; a picture goes ahead of it. */
export function requestOf(entry: OutboxEntry<Body>): SendRequest {
  const { image: _, ...body } = entry.body;
  return { ...body, clientMsgId: entry.clientMsgId };
}

/** The buyer's message as the server stored it. */
export const stored = (request: SendRequest, receipt: SendReceipt): Message => ({
  ...request,
  conversationId: receipt.conversationId,
  seq: receipt.seq,
  from: 'buyer',
  at: receipt.at,
});

// The ack knows the placement at the commit; a Status of the routing that followed may have overtaken it.
const statusAfter = (status: BuyerStatus | undefined, receipt: SendReceipt): BuyerStatus =>
  status?.conversationId === receipt.conversationId && status.status !== 'closed'
    ? status
    : { conversationId: receipt.conversationId, status: receipt.status };

const rise = (a: ReceiptPair, b: ReceiptPair): ReceiptPair => ({
  deliveredUpTo: Math.max(a.deliveredUpTo, b.deliveredUpTo),
  readUpTo: Math.max(a.readUpTo, b.readUpTo),
});

/** Applies what concerns one conversation; a new one becomes the current, one that is past is left alone. */
function within(talk: Talk, conversationId: string, then: (talk: Talk) => Talk): Talk {
  return talk.pastIds.includes(conversationId) ? talk : then(to(talk, conversationId));
}

function to(talk: Talk, conversationId: string): Talk {
  if (talk.conversationId === conversationId) return talk;
  const { past, pastIds, conversationId: left } = talk;
  return {
    ...noTalk,
    shopName: talk.shopName,
    availability: talk.availability,
    conversationId,
    hasFormer: talk.hasFormer,
    ...(left === undefined ? {} : { past: [...past, { ...talk.timeline, echoes: [] }], pastIds: [...pastIds, left] }),
    timeline: { ...emptyTimeline, echoes: talk.timeline.echoes },
  };
}
