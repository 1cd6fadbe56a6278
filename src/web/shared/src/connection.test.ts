import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection, type ConnectionState, type Link } from './connection';
import { Refusal } from './refusal';

class FakeLink implements Link {
  closed = false;
  lose: () => void = () => undefined;
  readonly lost = new Promise<void>((resolve) => (this.lose = resolve));
  close = () => {
    this.closed = true;
    this.lose();
  };
}

function setup(outcomes: (FakeLink | Error)[]) {
  const states: ConnectionState[] = [];
  const connect = vi.fn(() => {
    const next = outcomes.shift() ?? new FakeLink();
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
  });
  const connection = new Connection<FakeLink>({ connect, changed: (s) => states.push(s), now: () => 0, random: () => 1 });
  return { connection, connect, kinds: () => states.map((s) => s.kind), states };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('connection', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('idle -> connecting -> up', async () => {
    const { connection, kinds } = setup([]);

    connection.start();
    await settle();

    expect(kinds()).toEqual(['connecting', 'up']);
  });

  it('connecting -> waiting -> connecting -> up, the wait doubling up to 30 s', async () => {
    const { connection, states } = setup(Array.from({ length: 9 }, () => new Error('down')));
    connection.start();

    await vi.advanceTimersByTimeAsync(300_000);

    const waits = states.filter((s) => s.kind === 'waiting').map((s) => s.retryAt);
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000, 30000]);
    expect(connection.state.kind).toBe('up');
  });

  it('waits at least as long as a full server says', async () => {
    const { connection, states } = setup([new Refusal('unavailable', '', 7000)]);
    connection.start();
    await settle();

    expect(states.at(-1)).toEqual({ kind: 'waiting', attempt: 1, retryAt: 8000 });
  });

  it('up -> waiting -> up when the socket is lost', async () => {
    const link = new FakeLink();
    const { connection, kinds } = setup([link]);
    connection.start();
    await settle();

    link.lose();
    await vi.advanceTimersByTimeAsync(500);

    expect(kinds()).toEqual(['connecting', 'up', 'waiting', 'connecting', 'up']);
  });

  it('waiting -> connecting at once on demand', async () => {
    const { connection, connect } = setup([new Error('down')]);
    connection.start();
    await settle();

    connection.retryNow();
    await settle();

    expect(connect).toHaveBeenCalledTimes(2);
    expect(connection.state.kind).toBe('up');
  });

  it('moves after the drain\u2019s delay and closes the old socket', async () => {
    const link = new FakeLink();
    const { connection, connect } = setup([link]);
    connection.start();
    await settle();

    connection.drain(2000);
    await vi.advanceTimersByTimeAsync(1999);
    expect(link.closed).toBe(false);
    await vi.advanceTimersByTimeAsync(1);

    expect(link.closed).toBe(true);
    expect(connect).toHaveBeenCalledTimes(2);
  });

  it('stays up and insists while the server says that it cannot yet', async () => {
    const link = new FakeLink();
    const { connection, kinds } = setup([link]);
    connection.start();
    await settle();
    const task = vi
      .fn<() => Promise<void>>()
      .mockRejectedValueOnce(new Refusal('unavailable', '', 1000))
      .mockRejectedValueOnce(new Refusal('unavailable', '', 1000))
      .mockResolvedValue();

    const done = connection.insist(task);
    await vi.advanceTimersByTimeAsync(1499);
    expect(task).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(task).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(2000);
    await done;

    expect(task).toHaveBeenCalledTimes(3);
    expect(link.closed).toBe(false);
    expect(kinds()).toEqual(['connecting', 'up']);
  });

  it('insists no more on a link that is gone', async () => {
    const link = new FakeLink();
    const { connection } = setup([link]);
    connection.start();
    await settle();
    const task = vi.fn(() => Promise.reject(new Refusal('unavailable', '', 1000)));

    const done = connection.insist(task);
    await settle();
    link.lose();
    await vi.advanceTimersByTimeAsync(60_000);
    await done;

    expect(task).toHaveBeenCalledTimes(1);
  });

  it('drops the link when the server refuses for good or does not answer', async () => {
    const link = new FakeLink();
    const { connection, connect } = setup([link]);
    connection.start();
    await settle();

    await connection.insist(() => Promise.reject(new Error('gone')));
    await settle();

    expect(link.closed).toBe(true);
    expect(connect).toHaveBeenCalledTimes(2);
  });

  it('up -> connecting when its pings go unanswered', async () => {
    const link = new FakeLink();
    const { connection, kinds } = setup([link]);
    connection.start();
    await settle();

    connection.abandon();
    await settle();

    expect(link.closed).toBe(true);
    expect(kinds()).toEqual(['connecting', 'up', 'connecting', 'up']);
  });

  it('connecting -> ended after a refusal that time does not mend, and starts again by hand', async () => {
    const { connection } = setup([new Refusal('unknownShop', '')]);
    connection.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connection.state).toEqual({ kind: 'ended', code: 'unknownShop' });

    connection.start();
    await settle();

    expect(connection.state.kind).toBe('up');
  });

  it('up -> ended when the session is over, up -> idle when stopped; neither comes back by itself', async () => {
    const { connection, connect } = setup([]);
    connection.start();
    await settle();
    connection.end('superseded');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connection.state.kind).toBe('ended');

    connection.start();
    await settle();
    connection.stop();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(connection.state.kind).toBe('idle');
    expect(connect).toHaveBeenCalledTimes(2);
  });

  it('closes a socket that opens after it was stopped', async () => {
    const link = new FakeLink();
    const { connection } = setup([link]);
    connection.start();
    connection.stop();
    await settle();

    expect(link.closed).toBe(true);
    expect(connection.state.kind).toBe('idle');
  });
});
