import { describe, expect, it } from 'vitest';
import { byHand, hitsOf, type Hits } from './hits';

const hits: Hits = {
  since: '',
  until: '',
  complete: true,
  notes: {},
  reasons: [
    { reason: 'recentContact', rule: 3, count: 4 },
    { reason: 'weighted', rule: 9, count: 10 },
    { reason: 'allFull', rule: 10, count: 2 },
    { reason: 'nobodyThere', rule: 10, count: 1 },
    { reason: 'taken', count: 5 },
  ],
};

describe('hits', () => {
  it('are those of the rule that decided, and what went through the rules that choose who competes', () => {
    expect([3, 4, 6, 7, 9, 10].map((rule) => hitsOf(hits, rule))).toEqual([4, 0, 13, 13, 10, 3]);
  });

  it('leave to people what they did', () => {
    expect(byHand(hits)).toBe(5);
  });
});
