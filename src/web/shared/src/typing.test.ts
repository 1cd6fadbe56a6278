import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dayLabel, timeLabel } from './days';
import { TypingSeen, TypingSender } from './typing';

describe('typing', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is told at most every 3 s and ended once', () => {
    const told: boolean[] = [];
    const sender = new TypingSender((on) => told.push(on));

    sender.typed();
    sender.typed();
    vi.advanceTimersByTime(3000);
    sender.typed();
    vi.advanceTimersByTime(5000);
    sender.stopped();

    expect(told).toEqual([true, true, false]);
  });

  it('is forgotten when its end is lost', () => {
    const shown: boolean[] = [];
    const seen = new TypingSeen((on) => shown.push(on));

    seen.set(true);
    vi.advanceTimersByTime(6000);

    expect(shown).toEqual([true, false]);
  });
});

describe('day labels', () => {
  const words = { today: 'T', yesterday: 'Y' };
  const now = new Date(2026, 4, 2, 12).getTime();

  it('name today, yesterday and other days', () => {
    expect(dayLabel(new Date(2026, 4, 2, 1).toISOString(), now, 'en', words)).toBe('T');
    expect(dayLabel(new Date(2026, 4, 1, 23).toISOString(), now, 'en', words)).toBe('Y');
    expect(dayLabel(new Date(2026, 3, 7).toISOString(), now, 'en', words)).toBe('Apr 7');
    expect(dayLabel(new Date(2025, 3, 7).toISOString(), now, 'zh-CN', words)).toContain('2025');
  });

  it('stand beside the time of day, and midnight is 00:00', () => {
    expect(timeLabel(new Date(2026, 4, 2, 0, 0).toISOString())).toBe('00:00');
    expect(timeLabel(new Date(2026, 4, 2, 17, 5).toISOString())).toBe('17:05');
  });
});
