import { describe, expect, it } from 'vitest';
import { boundsOf, isUnrecorded, rowsOf, type Rehearsal } from './rehearsal';

const count = (received: Record<string, number>) => ({ received, waited: 0, left: 0 });
const rehearsal: Rehearsal = {
  from: '2026-11-28T09:00:00Z',
  until: '2026-11-28T10:00:00Z',
  statesSince: '2026-11-01T00:00:00Z',
  conversations: 9,
  buyers: 8,
  version: 3,
  really: count({ a: 4, b: 5 }),
  published: count({ a: 5, b: 4 }),
  draft: count({ b: 3, c: 6 }),
};

describe('a replayed hour', () => {
  it('has everybody who got a buyer in any of the three, the most by the draft first', () => {
    expect(rowsOf(rehearsal)).toEqual([
      { agent: 'c', really: 0, published: 0, draft: 6 },
      { agent: 'b', really: 5, published: 4, draft: 3 },
      { agent: 'a', really: 4, published: 5, draft: 0 },
    ]);
  });

  it('has no column for a draft that changes nothing', () => {
    const { draft: _, ...rest } = rehearsal;
    expect(rowsOf(rest).map((row) => [row.agent, 'draft' in row])).toEqual([
      ['a', false],
      ['b', false],
    ]);
  });

  it('says when it is not known who was there', () => {
    expect(isUnrecorded(rehearsal)).toBe(false);
    expect(isUnrecorded({ ...rehearsal, statesSince: '2026-11-28T09:30:00Z' })).toBe(true);
  });

  it('begins within the last day, by the clocks of the shop', () => {
    expect(boundsOf('Asia/Shanghai', new Date('2026-11-28T10:00:00Z'))).toEqual({ min: '2026-11-27T18:00', max: '2026-11-28T18:00' });
  });
});
