import type {
  AgentConversation,
  Assignment,
  Card,
  Handover,
  Message,
  OpenedConversation,
  Rating,
  StayedConversation,
} from '@chatrouter/shared/contract';
import type { OutboxEvent } from '@chatrouter/shared/outbox';
import { ack, arrive, begin, dropEcho, echo, emptyTimeline, raiseHead, setEcho, type Timeline } from '@chatrouter/shared/timeline';

/** What an agent sends: a public text, a note among agents, a picture with its file until it is stored, or a card whose title is the text. */
export interface Body {
  kind: 'text' | 'note' | 'image' | 'product' | 'order';
  text: string;
  image?: Blob;
  imageId?: string;
  card?: Card;
}

/** One conversation of this desk. */
export interface Row {
  readonly conversation: AgentConversation;
  readonly timeline: Timeline;
  /** How far this agent has read. */
  readonly readUpTo: number;
  readonly typing: boolean;
  /** Counts how often the server said that it changed: what is known around it may have, too. */
  readonly changes: number;
  /** Who handed it over to this agent, and what he said about it. */
  readonly handed?: { readonly by: string; readonly remark: string };
  /** What the buyer said of it. */
  readonly rating?: Rating;
  /** Why it is no longer this agent's. */
  readonly moved?: string;
  /** This agent gave it away, and reads on until then. */
  readonly stay?: string;
  /** How often it was handed over until he began to read on: nobody tells him more of how it came about. */
  readonly handovers?: readonly Handover[];
}

export const rowOf = (conversation: AgentConversation): Row => ({
  conversation,
  timeline: raiseHead(emptyTimeline, conversation.lastSeq),
  readUpTo: conversation.receipts.agentRead,
  typing: false,
  changes: 0,
});

export function assignedRow(row: Row | undefined, { conversation, messages, rating }: OpenedConversation): Row {
  const before = row ?? { ...rowOf(conversation), timeline: emptyTimeline };
  const { moved: _, stay: __, handovers: ___, ...kept } = changedRow(before, conversation);
  const rated = rating === undefined ? {} : { rating };
  return messages.reduce(absorb, { ...kept, ...rated, timeline: begin(kept.timeline, messages, conversation.lastSeq) });
}

/** Given away, and read on with; unless it is this agent's again. */
export function stayedRow(row: Row | undefined, opened: StayedConversation, me: string | undefined): Row {
  if (row !== undefined && row.moved === undefined && opened.conversation.owner === me) return row;
  return { ...assignedRow(row, opened), moved: 'transferred', stay: opened.until, handovers: opened.handovers ?? [] };
}

/** With who handed it over this time, while this agent has not answered since; what was said at an earlier time is past. */
export function handedRow({ handed: _, ...row }: Row, { handedBy, remark }: Assignment): Row {
  return handedBy === undefined || remark === undefined ? row : { ...row, handed: { by: handedBy, remark } };
}

/** The server's row, unless this desk has heard of something later. */
export function changedRow(row: Row, changed: AgentConversation): Row {
  const known = row.conversation;
  const older = changed.version < known.version || (changed.version === known.version && changed.lastSeq < known.lastSeq);
  if (older) return row;
  return {
    ...row,
    conversation: changed,
    changes: row.changes + 1,
    timeline: raiseHead(row.timeline, changed.lastSeq),
    readUpTo: Math.max(row.readUpTo, changed.receipts.agentRead),
  };
}

/** A message came: it takes its place, and may open or close the turn as on the server. */
export function absorb(row: Row, message: Message): Row {
  const timeline = arrive(row.timeline, message);
  const conversation = message.seq > row.conversation.lastSeq ? after(row.conversation, message) : row.conversation;
  const { handed, ...left } = row;
  const shown = handed === undefined || answersHandover(row.conversation, message) ? left : row;
  return { ...shown, timeline, conversation, typing: message.from === 'buyer' ? false : row.typing };
}

/** The owner says something to the buyer whom he was handed. An acknowledged echo has no sender: it is his own. */
const answersHandover = ({ owner, assignedAt }: AgentConversation, { from, kind, senderId = owner, at }: Message): boolean =>
  from === 'agent' && kind !== 'note' && kind !== 'recall' && senderId === owner && Date.parse(at) >= Date.parse(assignedAt ?? at);

/** What a send of this desk came to. */
export function sendWent(row: Row, event: OutboxEvent<Body>): Row {
  const { entry } = event;
  const id = entry.clientMsgId;
  switch (event.kind) {
    case 'queued': {
      const state = entry.failedWith === undefined ? ({ kind: 'pending' } as const) : ({ kind: 'failed', code: entry.failedWith } as const);
      return { ...row, timeline: echo(row.timeline, { ...entry.body, clientMsgId: id, at: entry.at, state }) };
    }
    case 'acked': {
      const { conversationId, seq, at } = event.receipt;
      const { image: _, ...body } = entry.body;
      const message: Message = { ...body, conversationId, seq, at, from: 'agent', clientMsgId: id };
      return absorb({ ...row, timeline: ack(row.timeline, message) }, message);
    }
    case 'failed':
      return { ...row, timeline: setEcho(row.timeline, id, { kind: 'failed', code: event.code }) };
    case 'dropped':
      return { ...row, timeline: dropEcho(row.timeline, id) };
  }
}

export function unreadOf({ timeline: { messages }, readUpTo }: Row): number {
  let count = 0;
  for (let i = messages.length - 1; (messages[i]?.seq ?? 0) > readUpTo; i--) if (messages[i]?.from === 'buyer') count++;
  return count;
}

function after(conversation: AgentConversation, message: Message): AgentConversation {
  const { turnOpenedAt, ...answered } = conversation;
  const lastSeq = message.seq;
  if (message.kind === 'note' || message.kind === 'recall') return { ...conversation, lastSeq };
  switch (message.from) {
    case 'buyer':
      return { ...conversation, lastText: message.text ?? message.card?.title ?? '', lastSeq, turnOpenedAt: turnOpenedAt ?? message.at };
    case 'agent':
      return { ...answered, lastSeq };
    case 'bot':
    case 'system':
      return { ...conversation, lastSeq };
  }
}
