import { describe, expect, it } from 'vitest';
import { percent, rangeOf, tableOf, type GivenRating } from './ratings';

const rating: GivenRating = {
  conversation: '0195c1a0000070008000000000000000',
  at: '2026-10-21T08:00:00Z',
  buyerId: 'u:1',
  agentName: '小芳',
  score: 1,
  tags: ['slow', '<b>'],
  text: '=cmd()',
};

describe('ratings', () => {
  it('are asked for by any score, bad ones, or one', () => {
    expect(rangeOf('')).toEqual({});
    expect(rangeOf('bad')).toEqual({ most: '2' });
    expect(rangeOf('3')).toEqual({ least: '3', most: '3' });
  });

  it('have a share that is all or nothing only when it is', () => {
    expect(percent(0, 0)).toBeUndefined();
    expect(percent(0, 7)).toBe('0%');
    expect(percent(1, 3)).toBe('33%');
    expect(percent(1, 900)).toBe('1%');
    expect(percent(899, 900)).toBe('99%');
    expect(percent(7, 7)).toBe('100%');
  });

  it('are a table of one row each', () => {
    const rows = tableOf(
      [rating, { ...rating, agentName: undefined, tags: [], text: undefined } as unknown as GivenRating],
      (key) => key,
      ({ buyerId }) => `buyer ${buyerId}`,
      (tag) => (tag === 'slow' ? '回复慢' : tag),
    );
    expect(rows).toEqual([
      ['ratings.at', 'ratings.buyer', 'diag.agent', 'ratings.score', 'ratings.tags', 'ratings.text', 'ratings.conversation'],
      ['2026-10-21T08:00:00Z', 'buyer u:1', '小芳', '1', '回复慢 · <b>', '=cmd()', rating.conversation],
      ['2026-10-21T08:00:00Z', 'buyer u:1', '', '1', '', '', rating.conversation],
    ]);
  });
});
