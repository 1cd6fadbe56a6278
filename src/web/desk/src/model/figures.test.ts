import { describe, expect, it } from 'vitest';
import { freshnessOf } from './freshness';
import type { DayFigures, InTimeShare } from '@chatrouter/shared/board';
import { inTimeRate, isBelow, percent, trendOf } from './share';

const at = '2026-01-05T09:00:00Z';
const after = (seconds: number) => Date.parse(at) + seconds * 1000;

describe('freshness', () => {
  it('is told in seconds, and lost after ten', () => {
    expect(freshnessOf(at, 1000, after(1.9))).toEqual({ seconds: 1, stale: false });
    expect(freshnessOf(at, 1000, after(10))).toEqual({ seconds: 10, stale: false });
    expect(freshnessOf(at, 1000, after(11))).toEqual({ seconds: 11, stale: true });
  });

  it('lasts twice as long as the server takes for a new board', () => {
    expect(freshnessOf(at, 8000, after(16)).stale).toBe(false);
    expect(freshnessOf(at, 8000, after(17)).stale).toBe(true);
  });

  it('is lost at once where no new board can come', () => {
    expect(freshnessOf(at, 1000, after(1), true)).toEqual({ seconds: 1, stale: true });
  });

  it('is never below zero when the clocks differ', () => {
    expect(freshnessOf(at, 1000, after(-3)).seconds).toBe(0);
  });
});

describe('a rate', () => {
  it('has one digit and is all only when it is all', () => {
    expect(percent(1, 3)).toBe('33.3');
    expect(percent(9999, 10000)).toBe('99.9');
    expect(percent(5, 5)).toBe('100.0');
    expect(percent(0, 0)).toBeUndefined();
  });

  it('is of what could be judged, and below its target only if something was', () => {
    expect(inTimeRate({ judged: 4, inTime: 3 })).toBe('75.0');
    expect(isBelow({ judged: 4, inTime: 3 }, 0.75)).toBe(false);
    expect(isBelow({ judged: 4, inTime: 3 }, 0.76)).toBe(true);
    expect(isBelow({ judged: 0, inTime: 0 }, 0.98)).toBe(false);
  });

  it('has a trend once both half hours had something to judge', () => {
    const day = (now: InTimeShare, before: InTimeShare) => ({ lastHalfHour: now, halfHourBefore: before }) as DayFigures;
    const [all, half, none] = [
      { judged: 2, inTime: 2 },
      { judged: 2, inTime: 1 },
      { judged: 0, inTime: 0 },
    ];

    expect([trendOf(day(all, half)), trendOf(day(half, all)), trendOf(day(half, half))]).toEqual(['up', 'down', 'level']);
    expect([trendOf(day(all, none)), trendOf(day(none, all))]).toEqual([undefined, undefined]);
  });
});
