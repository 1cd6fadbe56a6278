import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SendReceipt } from './contract';
import { Outbox, type OutboxEntry, type OutboxEvent } from './outbox';
import { IndexedDbOutboxStore, type OutboxStore } from './outboxStore';
import { Refusal } from './refusal';

type Reply = () => Promise<SendReceipt>;
const receipt: SendReceipt = { conversationId: 'c', seq: 1, at: '', duplicate: false, status: 'owned' };
const ok: Reply = () => Promise.resolve(receipt);
const lost: Reply = () => Promise.reject(new Error('socket closed'));
const refused =
  (code: string, wait?: number): Reply =>
  () =>
    Promise.reject(new Refusal(code, code, wait));

class MemoryStore implements OutboxStore<string> {
  readonly rows = new Map<string, OutboxEntry<string>>();
  load = (scope: string) => Promise.resolve([...this.rows.values()].filter((row) => row.scope === scope));
  put = (entry: OutboxEntry<string>) => Promise.resolve(void this.rows.set(entry.clientMsgId, { ...entry }));
  remove = (id: string) => Promise.resolve(void this.rows.delete(id));
}

function setup(replies: Reply[], store: OutboxStore<string> = new MemoryStore()) {
  const sent: string[] = [];
  const events: OutboxEvent<string>[] = [];
  const send = (entry: OutboxEntry<string>) => {
    sent.push(entry.clientMsgId);
    return (replies.shift() ?? ok)();
  };
  const outbox = new Outbox<string>({ scope: 's', store, send, notify: (e) => events.push(e), random: () => 1 });
  return { outbox, sent, kinds: () => events.map((e) => `${e.kind} ${e.entry.clientMsgId}`), store };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('outbox', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('queued -> acked: shows at once, is stored, and leaves with the ack', async () => {
    const { outbox, kinds, store } = setup([]);
    outbox.setUp(true);

    await outbox.add('c', '1', 'hi', '');
    await settle();

    expect(kinds()).toEqual(['queued 1', 'acked 1']);
    expect((store as MemoryStore).rows.size).toBe(0);
  });

  it('waits while the connection is down', async () => {
    const { outbox, sent } = setup([]);
    await outbox.add('c', '1', 'hi', '');
    await settle();
    expect(sent).toEqual([]);

    outbox.setUp(true);
    await settle();

    expect(sent).toEqual(['1']);
  });

  it('retries an unknown end with the same id, later and later', async () => {
    const { outbox, sent } = setup([lost, lost]);
    outbox.setUp(true);
    await outbox.add('c', '1', 'hi', '');
    await settle();

    await vi.advanceTimersByTimeAsync(500);
    expect(sent).toEqual(['1', '1']);
    await vi.advanceTimersByTimeAsync(999);
    expect(sent).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);

    expect(sent).toEqual(['1', '1', '1']);
    expect(outbox.waiting).toBe(0);
  });

  it('retries at once when the connection is back', async () => {
    const { outbox, sent } = setup([lost]);
    outbox.setUp(true);
    await outbox.add('c', '1', 'hi', '');
    await settle();

    outbox.setUp(false);
    outbox.setUp(true);
    await settle();

    expect(sent).toEqual(['1', '1']);
  });

  it('keeps the order of a lane and does not mix lanes up', async () => {
    const { outbox, sent } = setup([lost]);
    outbox.setUp(true);
    await outbox.add('c', '1', 'a', '');
    await outbox.add('c', '2', 'b', '');
    await outbox.add('d', '3', 'c', '');
    await settle();
    expect(sent).toEqual(['1', '3']);

    await vi.advanceTimersByTimeAsync(500);

    expect(sent).toEqual(['1', '3', '1', '2']);
  });

  it('has one send of a lane in flight even when another is added meanwhile', async () => {
    let finish: (r: SendReceipt) => void = () => undefined;
    const { outbox, sent } = setup([() => new Promise((resolve) => (finish = resolve))]);
    outbox.setUp(true);
    await outbox.add('c', '1', 'a', '');
    await outbox.add('c', '2', 'b', '');
    await settle();
    expect(sent).toEqual(['1']);

    finish(receipt);
    await settle();

    expect(sent).toEqual(['1', '2']);
  });

  it('waits as long as a rate limit says', async () => {
    const { outbox, sent } = setup([refused('rateLimited', 5000)]);
    outbox.setUp(true);
    await outbox.add('c', '1', 'a', '');
    await vi.advanceTimersByTimeAsync(5499);
    expect(sent).toHaveLength(1);

    await vi.advanceTimersByTimeAsync(1);

    expect(sent).toHaveLength(2);
  });

  it('queued -> failed: a refusal ends it visibly and does not block its lane', async () => {
    const { outbox, kinds, store } = setup([refused('notOwner')]);
    outbox.setUp(true);
    await outbox.add('c', '1', 'a', '');
    await outbox.add('c', '2', 'b', '');
    await settle();

    expect(kinds().sort()).toEqual(['acked 2', 'failed 1', 'queued 1', 'queued 2']);
    expect((store as MemoryStore).rows.get('1')?.failedWith).toBe('notOwner');
  });

  it('failed -> queued -> acked by retry, failed -> dropped by hand', async () => {
    const { outbox, kinds } = setup([refused('notOwner'), refused('textTooLong')]);
    outbox.setUp(true);
    await outbox.add('c', '1', 'a', '');
    await outbox.add('c', '2', 'b', '');
    await settle();

    await outbox.retry('1');
    await outbox.drop('2');
    await settle();

    expect(kinds().slice(-3).sort()).toEqual(['acked 1', 'dropped 2', 'queued 1']);
  });
});

describe('outbox in IndexedDB', () => {
  it('survives a reload with the same ids, in order, and only for its owner', async () => {
    const before = setup([], new IndexedDbOutboxStore<string>('reload'));
    await before.outbox.add('c', '1', 'a', '');
    await before.outbox.add('c', '2', 'b', '');
    const after = setup([], new IndexedDbOutboxStore<string>('reload'));
    const stranger = new Outbox<string>({ scope: 'other', store: new IndexedDbOutboxStore('reload'), send: ok, notify: () => undefined });

    await stranger.load();
    after.outbox.setUp(true);
    await after.outbox.load();

    await vi.waitFor(() => expect(after.kinds()).toEqual(['queued 1', 'queued 2', 'acked 1', 'acked 2']));
    expect(stranger.waiting).toBe(0);
  });
});
