import type { BoardAgent } from '@chatrouter/shared/contract';
import { describe, expect, it } from 'vitest';
import { codeOf, pagesOf, takenPercent } from './model';

const agent = (id: string, state: BoardAgent['state'], pending = 0) => ({ id, state, pending }) as BoardAgent;

describe('the wall', () => {
  it('takes its code from the address or as it was typed', () => {
    expect(codeOf('#ABCDE-12345')).toBe('ABCDE-12345');
    expect(codeOf(' abcde-12345 ')).toBe('ABCDE-12345');
    expect(codeOf('#')).toBeUndefined();
    expect(codeOf('')).toBeUndefined();
  });

  it('shows agents page by page, the busiest first and who is offline last', () => {
    const pages = pagesOf([agent('off', 'offline', 9), agent('a', 'online'), agent('b', 'paused', 2)], 2);

    expect(pages.map((page) => page.map(({ id }) => id))).toEqual([['b', 'a'], ['off']]);
    expect(pagesOf([], 2)).toEqual([[]]);
  });

  it('tells how much of the places is taken, if there is a limit', () => {
    expect(takenPercent(8, 2)).toBe(75);
    expect(takenPercent(undefined, undefined)).toBeUndefined();
    expect(takenPercent(0, 0)).toBeUndefined();
  });
});
