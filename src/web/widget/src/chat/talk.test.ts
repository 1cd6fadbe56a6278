import type { BuyerSnapshot, Message } from '@chatrouter/shared/contract';
import type { OutboxEntry } from '@chatrouter/shared/outbox';
import { describe, expect, it } from 'vitest';
import { itemsOf } from './items';
import {
  closedCame,
  formerCame,
  headsCame,
  messageCame,
  noTalk,
  olderCame,
  opened,
  readHere,
  receiptCame,
  saidSince,
  sendWent,
  startOf,
  statusCame,
  unreadOf,
  waitingSince,
  type Body,
} from './talk';

const message = (seq: number, conversationId = 'c', from: Message['from'] = 'agent'): Message => ({
  conversationId,
  seq,
  from,
  kind: 'text',
  text: `t${seq}`,
  clientMsgId: `${conversationId}${seq}`,
  at: '2026-01-01T00:00:00Z',
});
const snapshot = (over: Partial<BuyerSnapshot> = {}): BuyerSnapshot => ({
  buyer: { id: 'b', verified: false },
  shopName: 'Shop',
  status: { conversationId: 'c', status: 'owned', agent: { id: 'a', name: 'A' } },
  lastSeq: 2,
  messages: [message(1, 'c', 'buyer'), message(2)],
  receipts: { deliveredUpTo: 1, readUpTo: 0 },
  hasFormer: false,
  serverTime: '2026-01-01T00:00:00Z',
  ...over,
});
const entry: OutboxEntry<Body> = {
  clientMsgId: 'x',
  scope: 's',
  lane: 'buyer',
  body: { kind: 'text', text: 'hi' },
  at: '2026-01-01T00:00:00Z',
};
const receipt = (conversationId: string, seq: number) => ({
  conversationId,
  seq,
  at: '2026-01-01T00:00:01Z',
  duplicate: false,
  status: 'unplaced' as const,
});

describe('talk', () => {
  it('starts empty for a buyer who never wrote', () => {
    const { status: _, ...rest } = snapshot();
    expect(opened(noTalk, { ...rest, messages: [], lastSeq: 0 }, true)).toMatchObject({ shopName: 'Shop', conversationId: undefined });
  });

  it('counts as unread what comes after the first open, until it is read here', () => {
    const start = opened(noTalk, snapshot(), true);
    const later = messageCame(start, message(3));

    expect([start, later, readHere(later)].map(unreadOf)).toEqual([0, 1, 0]);
  });

  it('counts as unread what came while the connection was down', () => {
    const start = opened(noTalk, snapshot(), true);
    const back = opened(start, snapshot({ messages: [message(3)], lastSeq: 3 }), false);

    expect(unreadOf(back)).toBe(1);
    expect(back.timeline.messages).toHaveLength(3);
  });

  it('pending -> acked: the first message opens a conversation', () => {
    const pending = sendWent(noTalk, { kind: 'queued', entry });
    const acked = sendWent(pending, { kind: 'acked', entry, receipt: receipt('c', 1) });

    expect(pending.timeline.echoes[0]?.state.kind).toBe('pending');
    expect(acked).toMatchObject({ conversationId: 'c', status: { status: 'unplaced' } });
    expect(acked.timeline.messages.map((m) => m.text)).toEqual(['hi']);
    expect(acked.timeline.echoes).toEqual([]);
  });

  it('does not let an ack overwrite a status that overtook it', () => {
    const assigned = statusCame(sendWent(noTalk, { kind: 'queued', entry }), {
      conversationId: 'c',
      status: 'owned',
      agent: { id: 'a', name: 'A' },
    });

    expect(sendWent(assigned, { kind: 'acked', entry, receipt: receipt('c', 1) }).status?.status).toBe('owned');
  });

  it('pending -> failed -> pending, and failed -> gone by hand', () => {
    const failed = sendWent(sendWent(noTalk, { kind: 'queued', entry }), { kind: 'failed', entry, code: 'buyerBlocked' });

    expect(failed.timeline.echoes[0]?.state).toEqual({ kind: 'failed', code: 'buyerBlocked' });
    expect(sendWent(failed, { kind: 'queued', entry }).timeline.echoes[0]?.state.kind).toBe('pending');
    expect(sendWent(failed, { kind: 'dropped', entry }).timeline.echoes).toEqual([]);
  });

  it('keeps an ended conversation above the one that follows, and ignores its late events', () => {
    const ended = closedCame(opened(noTalk, snapshot(), true), 'c', 'buyer');
    const next = sendWent(sendWent(ended, { kind: 'queued', entry }), { kind: 'acked', entry, receipt: receipt('d', 1) });
    const late = messageCame(next, message(3, 'c'));

    expect(ended.status?.status).toBe('closed');
    expect(next.past.map(({ messages }) => messages.map((m) => m.seq))).toEqual([[1, 2]]);
    expect(late).toBe(next);
  });

  it('goes back to the start of a conversation, then to the one before it, until there is none', () => {
    const recall: Message = { ...message(4, 'b'), kind: 'recall', recalls: 3 };
    const late = opened(noTalk, snapshot({ messages: [message(3), message(4)], lastSeq: 4, hasFormer: true }), true);
    const whole = olderCame(late, [message(1), message(2)]);
    const former = formerCame(whole, { conversationId: 'b', messages: [message(3, 'b'), recall], hasFormer: true });
    const older = olderCame(former, [message(1, 'b'), message(2, 'b')]);
    const first = formerCame(older, { conversationId: 'a', messages: [message(1, 'a')], hasFormer: false });

    expect([late, whole, former, older, first].map(startOf)).toEqual([
      { id: 'c', seq: 3, hasFormer: true },
      { id: 'c', seq: 1, hasFormer: true },
      { id: 'b', seq: 3, hasFormer: true },
      { id: 'b', seq: 1, hasFormer: true },
      { id: 'a', seq: 1, hasFormer: false },
    ]);
    expect(itemsOf(first).map(({ key, text }) => text ?? key)).toEqual(['t1', 't1', 't2', 'b3', 't1', 't2', 't3', 't4']);
    expect(unreadOf(first)).toBe(0);
    expect(startOf(formerCame(older, undefined))).toEqual({ id: 'b', seq: 1, hasFormer: false });
  });

  it('keeps what it knows of the past when another conversation begins, and does not ask for what it shows', () => {
    const ended = closedCame(opened(noTalk, snapshot({ hasFormer: true }), true), 'c', 'agent');
    const next = opened(
      ended,
      snapshot({ status: { conversationId: 'd', status: 'unplaced' }, messages: [message(1, 'd')], hasFormer: true }),
      false,
    );

    expect(startOf(next)).toEqual({ id: 'c', seq: 1, hasFormer: true });
    expect(startOf(opened(opened(noTalk, snapshot(), true), snapshot({ hasFormer: true }), false)).hasFormer).toBe(false);
  });

  it('says neutrally that somebody else took over', () => {
    const first = opened(noTalk, snapshot(), true);
    const second = statusCame(first, { conversationId: 'c', status: 'owned', agent: { id: 'z', name: 'Z' } });

    expect([first.transferred, second.transferred]).toEqual([false, true]);
  });

  it('says it too when he waited in between, or when the page was away', () => {
    const by = (id: string) => ({ conversationId: 'c', status: 'owned' as const, agent: { id, name: id } });
    const first = opened(noTalk, snapshot(), true);
    const waiting = statusCame(first, { conversationId: 'c', status: 'queued' });

    expect(waiting.transferred).toBe(false);
    expect(statusCame(waiting, by('z')).transferred).toBe(true);
    expect(statusCame(waiting, by('a')).transferred).toBe(false);
    expect(opened(first, snapshot({ status: by('z') }), false).transferred).toBe(true);
    expect(opened(noTalk, snapshot({ status: by('z') }), true).transferred).toBe(false);
  });

  it('knows what was said meanwhile, each once and in order, however it came', () => {
    const start = opened(noTalk, snapshot(), true);
    const ahead = messageCame(start, message(5));
    const back = opened(ahead, snapshot({ messages: [message(3), { ...message(4), kind: 'note' }], lastSeq: 5 }), false);

    expect(saidSince(start, ahead)).toEqual([]);
    expect(saidSince(ahead, back).map((m) => m.seq)).toEqual([3, 5]);
    expect(saidSince(back, messageCame(back, message(5)))).toEqual([]);
    expect(saidSince(back, messageCame(back, message(1, 'd'))).map((m) => m.conversationId)).toEqual(['d']);
  });

  it('keeps the group of a conversation that ended, and a new one forgets it', () => {
    const group = 'after-sale';
    const waiting = statusCame(noTalk, { conversationId: 'c', status: 'queued', group });
    const ended = closedCame(waiting, 'c', 'agent');

    expect([waiting, ended].map(({ status }) => status?.group)).toEqual([group, group]);
    expect(sendWent(ended, { kind: 'acked', entry, receipt: receipt('d', 1) }).status).toEqual({ conversationId: 'd', status: 'unplaced' });
    expect(statusCame(waiting, { conversationId: 'c', status: 'queued' }).status?.group).toBeUndefined();
  });

  it('never lowers what the other side has read', () => {
    const start = opened(noTalk, snapshot(), true);
    const read = receiptCame(start, { conversationId: 'c', from: 'agent', deliveredUpTo: 2, readUpTo: 2 });

    expect(receiptCame(read, { conversationId: 'c', from: 'agent', deliveredUpTo: 1, readUpTo: 1 }).theirs).toEqual({
      deliveredUpTo: 2,
      readUpTo: 2,
    });
    expect(receiptCame(start, { conversationId: 'c', from: 'buyer', deliveredUpTo: 9, readUpTo: 9 }).theirs.readUpTo).toBe(0);
  });

  it('learns from heads that something is missing', () => {
    expect(headsCame(opened(noTalk, snapshot(), true), { c: 4, other: 9 }).timeline.head).toBe(4);
  });

  it('unplaced -> queued -> nearer -> moved back -> owned: knows how the wait went', () => {
    const queued = (position: number) => ({
      conversationId: 'c',
      status: 'queued' as const,
      queue: { position, reason: 'allFull' as const },
    });
    const steps = [
      queued(4),
      queued(2),
      { conversationId: 'c', status: 'queued' as const },
      queued(3),
      { conversationId: 'c', status: 'owned' as const },
    ];

    let talk = opened(noTalk, snapshot(), true);
    const waits = steps.map((status) => (talk = statusCame(talk, status)).wait);

    expect(waits).toEqual([
      { first: 4, position: 4, movedBack: false },
      { first: 4, position: 2, movedBack: false },
      { first: 4, position: 2, movedBack: false },
      { first: 4, position: 3, movedBack: true },
      undefined,
    ]);
  });

  it('counts the wait from the first message that is not answered', () => {
    const at = (seq: number, from: Message['from']) => ({ ...message(seq, 'c', from), at: `${seq}` });
    const talk = opened(noTalk, snapshot({ lastSeq: 4, messages: [at(1, 'buyer'), at(2, 'agent'), at(3, 'buyer'), at(4, 'buyer')] }), true);

    expect(waitingSince(talk)).toBe('3');
    expect(waitingSince(messageCame(talk, at(5, 'agent')))).toBeUndefined();
    expect(waitingSince(sendWent(noTalk, { kind: 'queued', entry }))).toBe(entry.at);
  });
});
