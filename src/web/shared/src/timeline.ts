import type { Message, MessageKind, Card } from './contract';

/** A send that the server has not shown us yet. `acked` ones wait for their place in the contiguous run. */
export type EchoState = { kind: 'pending' } | { kind: 'acked'; seq: number } | { kind: 'failed'; code: string };

export interface Echo {
  clientMsgId: string;
  kind: MessageKind;
  text?: string;
  card?: Card;
  imageId?: string;
  /** The picture itself, while this page has it. */
  image?: Blob;
  at: string;
  state: EchoState;
}

/**
 * One conversation's messages. `messages` is the contiguous run that ends at `upTo` and is all that is rendered;
 * `ahead` waits for the hole before it to be filled; `head` is the highest number known to exist.
 */
export interface Timeline {
  readonly messages: readonly Message[];
  readonly upTo: number;
  readonly head: number;
  readonly ahead: ReadonlyMap<number, Message>;
  readonly echoes: readonly Echo[];
}

export const emptyTimeline: Timeline = { messages: [], upTo: 0, head: 0, ahead: new Map(), echoes: [] };

/** A message arrived, in any order, any number of times. */
export function arrive(timeline: Timeline, message: Message): Timeline {
  if (message.seq <= timeline.upTo) return timeline;
  const ahead = new Map(timeline.ahead).set(message.seq, message);
  return settle({ ...timeline, ahead, head: Math.max(timeline.head, message.seq) });
}

/** The latest messages of a conversation: the start of the run if there is none yet. */
export function begin(timeline: Timeline, messages: readonly Message[], lastSeq: number): Timeline {
  const first = messages[0];
  const started = timeline.upTo === 0 && first !== undefined ? { ...timeline, upTo: first.seq - 1 } : timeline;
  return raiseHead(messages.reduce(arrive, started), lastSeq);
}

/** The server says how far the conversation goes. */
export function raiseHead(timeline: Timeline, lastSeq: number): Timeline {
  return lastSeq > timeline.head ? { ...timeline, head: lastSeq } : timeline;
}

/** Older messages, as History returned them: taken when they end right before the run. */
export function prepend(timeline: Timeline, older: readonly Message[]): Timeline {
  const first = firstSeq(timeline);
  const fitting = older.filter((message) => message.seq < first);
  const unbroken = fitting.every((message, i) => message.seq === first - fitting.length + i);
  return unbroken ? { ...timeline, messages: withoutRecalled([...fitting, ...timeline.messages], timeline.messages) } : timeline;
}

/** Somebody says something with it that others see, and it still stands. */
export const isSaid = ({ kind }: Message): boolean => kind !== 'note' && kind !== 'recall' && kind !== 'recalled';

/** The messages without the words of those that these recalls take back. */
function withoutRecalled(messages: readonly Message[], recalls: readonly Message[]): readonly Message[] {
  const gone = new Set(recalls.map((message) => message.recalls));
  gone.delete(undefined);
  return gone.size === 0 ? messages : messages.map((message) => (gone.has(message.seq) ? withdrawn(message) : message));
}

function withdrawn(message: Message): Message {
  if (message.kind === 'recalled') return message;
  const { text: _, card: __, imageId: ___, ...left } = message;
  return { ...left, kind: 'recalled' };
}

/** Something is missing between the run and what is known to exist. */
export const hasHole = (timeline: Timeline): boolean => timeline.head > timeline.upTo;

/** Something of it is known to exist, but nothing of it is here yet. */
export const isAwaited = (timeline: Timeline): boolean => timeline.messages.length === 0 && hasHole(timeline);

export const firstSeq = (timeline: Timeline): number => timeline.messages[0]?.seq ?? timeline.upTo + 1;

export const hasOlder = (timeline: Timeline): boolean => firstSeq(timeline) > 1;

export function echo(timeline: Timeline, added: Echo): Timeline {
  const known =
    timeline.echoes.some((e) => e.clientMsgId === added.clientMsgId) || timeline.messages.some((m) => m.clientMsgId === added.clientMsgId);
  return known ? setEcho(timeline, added.clientMsgId, added.state) : { ...timeline, echoes: [...timeline.echoes, added] };
}

export function setEcho(timeline: Timeline, clientMsgId: string, state: EchoState): Timeline {
  return { ...timeline, echoes: timeline.echoes.map((e) => (e.clientMsgId === clientMsgId ? { ...e, state } : e)) };
}

export function dropEcho(timeline: Timeline, clientMsgId: string): Timeline {
  return { ...timeline, echoes: timeline.echoes.filter((e) => e.clientMsgId !== clientMsgId) };
}

/** The server stored a send: it takes its place in the run, or its echo waits for the hole before it. */
export function ack(timeline: Timeline, message: Message): Timeline {
  return arrive(setEcho(timeline, message.clientMsgId, { kind: 'acked', seq: message.seq }), message);
}

function settle(timeline: Timeline): Timeline {
  const ahead = new Map(timeline.ahead);
  const added: Message[] = [];
  let upTo = timeline.upTo;
  for (let next = ahead.get(upTo + 1); next !== undefined; next = ahead.get(upTo + 1)) {
    ahead.delete(next.seq);
    added.push(next);
    upTo = next.seq;
  }
  if (added.length === 0) return { ...timeline, ahead };
  const shown = new Set(added.map((message) => message.clientMsgId));
  const echoes = timeline.echoes.filter((e) => !shown.has(e.clientMsgId));
  return { ...timeline, messages: withoutRecalled([...timeline.messages, ...added], added), upTo, ahead, echoes };
}
