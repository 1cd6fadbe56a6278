import { describe, expect, it, vi } from 'vitest';
import { dayOf, latestDay } from './latestDay';

const now = new Date(2026, 10, 30, 12);

describe('the latest day with data', () => {
  it('is looked for month by month, backwards, each beginning where the one after it ends', async () => {
    const asked: string[][] = [];
    const day = await latestDay(now, (from, until) => {
      asked.push([from, until]);
      return Promise.resolve(asked.length === 2 ? new Date(2026, 9, 5, 23, 59).toISOString() : undefined);
    });

    expect(day).toBe('2026-10-05');
    expect(asked.map(([from, until]) => Date.parse(until ?? '') - Date.parse(from ?? ''))).toEqual([31 * 86_400_000, 31 * 86_400_000]);
    expect([asked[0]?.[1], asked[1]?.[1]]).toEqual([now.toISOString(), asked[0]?.[0]]);
  });

  it('is none when there is none within four of them', async () => {
    const latest = vi.fn(() => Promise.resolve(undefined));

    expect(await latestDay(now, latest)).toBeUndefined();
    expect(latest).toHaveBeenCalledTimes(4);
  });

  it('is a day of this browser', () => {
    expect([dayOf(new Date(2026, 0, 2)), dayOf(new Date(2026, 10, 30, 23, 59))]).toEqual(['2026-01-02', '2026-11-30']);
  });
});
