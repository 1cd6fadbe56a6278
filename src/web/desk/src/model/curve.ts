import type { TurnCurve } from '@chatrouter/shared/board';

/** A curve's lines in a box of that size, and what a step at the top counts. */
export interface DrawnCurve {
  readonly arrivals: string;
  readonly replies: string;
  readonly top: number;
}

export function drawn({ arrivals, replies }: TurnCurve, width: number, height: number): DrawnCurve {
  const top = Math.max(1, ...arrivals, ...replies);
  const line = (counts: readonly number[]): string =>
    counts.map((count, i) => `${round((i * width) / Math.max(1, counts.length - 1))},${round(height - (count / top) * height)}`).join(' ');
  return { arrivals: line(arrivals), replies: line(replies), top };
}

const round = (value: number): number => Math.round(value * 10) / 10;

export const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
