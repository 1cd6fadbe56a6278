import type { DayFigures, InTimeShare } from '@chatrouter/shared/board';

/** Part of a whole in percent with one digit, never rounded up to all; none of nothing. */
export const percent = (part: number, whole: number): string | undefined =>
  whole === 0 ? undefined : (Math.floor((part / whole) * 1000) / 10).toFixed(1);

/** 3分钟回复率 */
export const inTimeRate = ({ judged, inTime }: InTimeShare): string | undefined => percent(inTime, judged);

/** Below what it should be. Nothing that was judged is below nothing. */
export const isBelow = ({ judged, inTime }: InTimeShare, target: number): boolean => judged > 0 && inTime / judged < target;

/** How much of the places is taken, in whole percent; none without a limit. */
export const takenPercent = (places: number | undefined, free: number | undefined): number | undefined =>
  places === undefined || places === 0 || free === undefined ? undefined : Math.round(((places - free) / places) * 100);

export type Trend = 'up' | 'down' | 'level';

/** How the last half hour went against the one before, by at least half a percent; none when either had nothing to judge. */
export function trendOf({ lastHalfHour: now, halfHourBefore: before }: DayFigures): Trend | undefined {
  if (now.judged === 0 || before.judged === 0) return undefined;
  const change = now.inTime / now.judged - before.inTime / before.judged;
  return Math.abs(change) < 0.005 ? 'level' : change > 0 ? 'up' : 'down';
}
