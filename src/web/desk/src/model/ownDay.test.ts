import { describe, expect, it } from 'vitest';
import { answeredSince, isToday, type OwnDay } from './ownDay';

describe('an agent\u2019s own day', () => {
  const day: OwnDay = { since: '2026-03-01T16:00:00Z', timeZone: 'Asia/Shanghai', conversations: 1, inTime: { judged: 1, inTime: 1 } };

  it('is over once no clock can still show it', () => {
    expect(isToday(day, Date.parse('2026-03-02T15:59:59Z'))).toBe(true);
    expect(isToday(day, Date.parse('2026-03-02T17:00:00Z'))).toBe(false);
  });

  it('is another when a buyer needs no reply any more, and not when one asks or leaves', () => {
    expect(answeredSince(['a'], ['a', 'b'])).toBe(true);
    expect(answeredSince(['a', 'b'], ['c'])).toBe(true);
    expect(answeredSince(['a', 'b'], ['b'])).toBe(false);
    expect(answeredSince([], [])).toBe(false);
  });
});
