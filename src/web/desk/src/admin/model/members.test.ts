import { describe, expect, it } from 'vitest';
import { servingOf, type Member } from './members';

const member: Member = {
  id: 'a',
  version: 1,
  name: 'a',
  displayName: '小芳',
  role: 'agent',
  status: 'active',
  weight: 100,
  groups: ['sale', 'gone'],
  noSplit: false,
};
const published = {
  plan: { groups: { sale: { name: '售前', members: ['a'], orderStates: [] } } },
  settings: { defaultCapacity: 20 },
};

describe('how a member serves', () => {
  it('is told by the names of his groups, by their ids where they have none', () => {
    expect(servingOf(member, published)).toEqual({ groups: ['售前', 'gone'], capacity: 20 });
  });

  it('has a capacity of his own, 0 as well, before the shop\u2019s', () => {
    expect([5, 0].map((capacity) => servingOf({ ...member, capacity }, published)?.capacity)).toEqual([5, 0]);
  });

  it.each([{ noSplit: true }, { weight: 0 }, { status: 'disabled' }] as const)('is not told of who gets no buyers: %o', (instead) => {
    expect(servingOf({ ...member, ...instead }, published)).toBeUndefined();
  });
});
