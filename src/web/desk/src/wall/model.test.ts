import type { BoardAgent, BoardGroup } from '@chatrouter/shared/board';
import { describe, expect, it } from 'vitest';
import { codeOf, pageAt, pagesOf, shownAt } from './model';

const agent = (id: string, state: BoardAgent['state'], pending = 0, groups: string[] = []) =>
  ({ id, state, pending, groups }) as unknown as BoardAgent;
const [sales, care] = [{ id: 'sales' }, { id: 'care' }] as [BoardGroup, BoardGroup];

describe('the wall', () => {
  it('takes its code from the address or as it was typed', () => {
    expect(codeOf('#ABCDE-12345')).toBe('ABCDE-12345');
    expect(codeOf(' abcde-12345 ')).toBe('ABCDE-12345');
    expect(codeOf('#')).toBeUndefined();
    expect(codeOf('')).toBeUndefined();
  });

  it('shows all agents on one page where they fit, the busiest first and who is offline last', () => {
    const pages = pagesOf([agent('off', 'offline', 9), agent('a', 'online'), agent('b', 'paused', 2)], [sales], 3);

    expect(pages.map(({ group, agents }) => [group?.id, agents.map(({ id }) => id)])).toEqual([[undefined, ['b', 'a', 'off']]]);
    expect(pagesOf([], [], 2)).toEqual([{ agents: [] }]);
  });

  it('shows them group by group where they do not, and last who is in none', () => {
    const agents = [
      agent('a', 'online', 0, ['sales']),
      agent('b', 'online', 1, ['sales', 'care']),
      agent('c', 'online', 2, ['sales']),
      agent('d', 'online'),
    ];
    const pages = pagesOf(agents, [sales, care], 2);

    expect(pages.map(({ group, agents: shown }) => [group?.id, shown.map(({ id }) => id)])).toEqual([
      ['sales', ['c', 'b']],
      ['sales', ['a']],
      ['care', ['b']],
      [undefined, ['d']],
    ]);
  });

  it('turns its pages with the time', () => {
    expect([0, 11_999, 12_000, 24_000].map((now) => pageAt(now, 2))).toEqual([0, 0, 1, 0]);
    expect(pageAt(12_000, 0)).toBe(0);
  });

  it('turns the pages of groups and agents together where both fit, else one after the other', () => {
    const turns = (oneByOne: boolean) => [0, 12, 24].map((second) => shownAt(second * 1000, 1, 2, oneByOne));

    expect(turns(false)).toEqual([
      { group: 0, agent: 0 },
      { group: 0, agent: 1 },
      { group: 0, agent: 0 },
    ]);
    expect(turns(true)).toEqual([{ group: 0 }, { agent: 0 }, { agent: 1 }]);
    expect(shownAt(12_000, 0, 1, true)).toEqual({ agent: 0 });
  });
});
