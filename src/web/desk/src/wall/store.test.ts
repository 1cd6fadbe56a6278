// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useWall } from './store';

const board = (shopName: string) => {
  const now = new Date(Date.now()).toISOString();
  return { serverTime: now, at: now, everyMs: 1000, shopName };
};
const answers = (shopName: string) => () => Promise.resolve(Response.json(board(shopName)));
const noNetwork = () => Promise.reject(new TypeError('Failed to fetch'));

describe('a television', () => {
  const fetched = vi.fn<() => Promise<Response>>();
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    vi.stubGlobal('fetch', fetched.mockReset().mockImplementation(answers('first')));
    localStorage.clear();
    setActivePinia(createPinia());
  });
  afterEach(() => {
    vi.clearAllTimers();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const nameOf = ({ state }: ReturnType<typeof useWall>) => (state.kind === 'shown' ? state.wall.shopName : state.kind);
  async function shown() {
    const wall = useWall();
    wall.enter('ABCDE-12345');
    await vi.advanceTimersByTimeAsync(0);
    expect(nameOf(wall)).toBe('first');
    return wall;
  }

  it('says at once that its network went, and asks at once when it is back', async () => {
    const wall = await shown();
    expect(wall.freshness?.stale).toBe(false);

    fetched.mockImplementation(noNetwork);
    wall.network(true);
    await vi.advanceTimersByTimeAsync(0);
    expect([wall.freshness?.stale, wall.unreachable]).toEqual([true, true]);

    fetched.mockImplementation(answers('second'));
    wall.network(false);
    await vi.advanceTimersByTimeAsync(0);
    expect([wall.freshness?.stale, wall.unreachable, nameOf(wall)]).toEqual([false, false, 'second']);
  });

  it('does not mind what comes late of a question that hung, and goes on asking once at a time', async () => {
    const wall = await shown();
    let late: (answer: Response) => void = () => undefined;
    fetched.mockImplementation(() => new Promise((resolve) => (late = resolve)));
    await vi.advanceTimersByTimeAsync(1000);

    fetched.mockImplementation(answers('second'));
    wall.network(false);
    late(Response.json(board('late')));
    await vi.advanceTimersByTimeAsync(0);
    expect(nameOf(wall)).toBe('second');

    fetched.mockClear();
    await vi.advanceTimersByTimeAsync(5000);
    expect(fetched).toHaveBeenCalledTimes(5);
  });

  it('asks for its code again when the server takes it no more, and shows by the next one', async () => {
    const wall = await shown();
    fetched.mockImplementation(() => Promise.resolve(Response.json({ code: 'tokenInvalid' }, { status: 401 })));
    await vi.advanceTimersByTimeAsync(1000);
    expect(wall.state).toEqual({ kind: 'asking', refused: true });
    expect(localStorage.length).toBe(0);

    fetched.mockClear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockImplementation(answers('second'));
    wall.enter('BCDEF-23456');
    expect(wall.state).toEqual({ kind: 'waiting', code: 'BCDEF-23456', reach: 'up' });
    await vi.advanceTimersByTimeAsync(0);

    expect(nameOf(wall)).toBe('second');
  });
});
