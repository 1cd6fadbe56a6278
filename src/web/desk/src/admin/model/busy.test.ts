import { describe, expect, it } from 'vitest';
import { judge } from './busy';

const agents = (...pending: number[]) =>
  pending.map((count, i) => ({ name: 'abcd'[i] ?? '', weight: i === 0 ? 300 : 100, pending: count }));
const namesOf = (judged: ReturnType<typeof judge>, which: 'busy' | 'competes' | 'next') =>
  judged.filter((agent) => agent[which]).map(({ name }) => name);

describe('the worked example', () => {
  it('calls busy who has more waiting than the threshold, and not who has as many', () => {
    expect(namesOf(judge(agents(4, 5), 4, false), 'busy')).toEqual(['b']);
  });

  it('lets only those compete who are not busy, by weight', () => {
    const judged = judge(agents(0, 8, 2), 4, false);
    expect(namesOf(judged, 'competes')).toEqual(['a', 'c']);
    expect(judged.map(({ share }) => share)).toEqual([0.75, 0, 0.25]);
    expect(judge(agents(0, 8, 2), 4, true).map(({ share }) => share)).toEqual([0.5, 0, 0.5]);
  });

  it('gives the buyer to the least busy for his weight when all are busy', () => {
    expect(namesOf(judge(agents(9, 5, 6), 4, false), 'next')).toEqual(['a']);
    expect(namesOf(judge(agents(9, 5, 6), 4, true), 'next')).toEqual(['b']);
  });

  it('gives nothing to weight 0', () => {
    expect(
      namesOf(judge([{ name: 'a', weight: 0, pending: 0 }, ...agents(9).map((b) => ({ ...b, name: 'b' }))], 4, false), 'competes'),
    ).toEqual(['b']);
  });
});
