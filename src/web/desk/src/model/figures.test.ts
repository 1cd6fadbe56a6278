import { describe, expect, it } from 'vitest';
import { freshnessOf } from './freshness';
import { inTimeRate, percent } from './share';

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

  it('counts the answered, not all who asked', () => {
    expect(inTimeRate({ conversations: 10, answered: 4, answeredInTime: 3 })).toBe('75.0');
  });
});
