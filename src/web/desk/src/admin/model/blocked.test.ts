import { describe, expect, it } from 'vitest';
import { blockedMatching, type BlockedBuyer } from './blocked';

const blocked = (buyer: string, over: Partial<BlockedBuyer> = {}): BlockedBuyer => ({
  buyer,
  by: 'a1',
  at: '2026-01-01T00:00:00Z',
  reason: 'Ads',
  ...over,
});
const nameOf = (id: string): string => (id === 'a1' ? '小芳' : id);

describe('blocked buyers', () => {
  it('are found by name, id, reason and who blocked them, whatever the case', () => {
    const all = [blocked('u:8841', { name: '李小姐' }), blocked('g:guest', { by: 'a2', reason: '辱骂' })];
    const found = (query: string) => blockedMatching(all, query, nameOf).map(({ buyer }) => buyer);

    expect(found(' ')).toEqual(['u:8841', 'g:guest']);
    expect(found('李')).toEqual(['u:8841']);
    expect(found('GUEST')).toEqual(['g:guest']);
    expect(found('ads')).toEqual(['u:8841']);
    expect(found('小芳')).toEqual(['u:8841']);
    expect(found('nobody')).toEqual([]);
  });
});
