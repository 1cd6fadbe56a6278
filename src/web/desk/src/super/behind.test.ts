import type { BoardConversation, OpenPlace, ShopBoard } from '@chatrouter/shared/board';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shallowRef } from 'vue';
import { useBehind } from './behind';

const row = (id: string): BoardConversation =>
  ({ conversation: { id, waitingSince: `since ${id}`, turnOpenedAt: 'now', owner: 'anna' }, groups: [] }) as unknown as BoardConversation;
const boardOf = (ids: string, open: number): ShopBoard => ({ conversations: [...ids].map(row), figures: { open } }) as unknown as ShopBoard;

describe('what the board has no room for', () => {
  /** All that is open, in its order; a page has two. */
  let open = 'abcdefg';
  const ask = vi.fn((place: OpenPlace) => Promise.resolve([...open.slice(open.indexOf(place.id) + 1)].slice(0, 2).map(row)));
  const board = shallowRef<ShopBoard | undefined>();
  const ids = (of: ReturnType<typeof useBehind>): string => of.rows.value.map(({ conversation }) => conversation.id).join('');
  const behind = () => useBehind(board, ask);

  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    ask.mockClear();
    open = 'abcdefg';
    board.value = boardOf('abc', 7);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is asked for page by page, until nothing is missing', async () => {
    const all = behind();
    expect([ids(all), all.missing.value]).toEqual(['abc', 4]);

    await all.more();
    expect([ids(all), all.missing.value]).toEqual(['abcde', 2]);
    expect(ask.mock.calls).toEqual([[{ answered: false, waitingSince: 'since c', id: 'c' }]]);
    await all.more();

    expect([ids(all), all.missing.value]).toEqual(['abcdefg', 0]);
  });

  it('is read anew after ten seconds, and nothing stands there twice', async () => {
    const all = behind();
    await all.more();
    board.value = boardOf('bcd', 6);
    expect(ids(all)).toBe('bcde');

    ask.mockClear();
    vi.advanceTimersByTime(9_999);
    all.follow();
    expect(ask).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    all.follow();
    all.follow();
    await vi.advanceTimersByTimeAsync(0);

    expect(ask).toHaveBeenCalledTimes(1);
    expect([ids(all), all.missing.value]).toEqual(['bcdef', 1]);
  });

  it('is not asked for by itself, and stays when it cannot be read just now', async () => {
    const all = behind();
    vi.advanceTimersByTime(60_000);
    all.follow();
    expect(ask).not.toHaveBeenCalled();

    await all.more();
    ask.mockImplementationOnce(() => Promise.reject(new Error('away')));
    vi.advanceTimersByTime(10_000);
    all.follow();
    await vi.advanceTimersByTimeAsync(0);
    expect(ids(all)).toBe('abcde');

    all.forget();
    expect(ids(all)).toBe('abc');
  });

  it('does not come back for whoever left while it was read', async () => {
    const all = behind();
    const asked = all.more();
    board.value = undefined;
    await asked;
    board.value = boardOf('abc', 7);

    expect(ids(all)).toBe('abc');
  });
});
