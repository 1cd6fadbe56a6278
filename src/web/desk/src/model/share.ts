import type { DayFigures } from '@chatrouter/shared/contract';

/** Part of a whole in percent with one digit, never rounded up to all; none of nothing. */
export const percent = (part: number, whole: number): string | undefined =>
  whole === 0 ? undefined : (Math.floor((part / whole) * 1000) / 10).toFixed(1);

/** 3分钟回复率 of those who were answered. */
export const inTimeRate = ({ answeredInTime, answered }: DayFigures): string | undefined => percent(answeredInTime, answered);
