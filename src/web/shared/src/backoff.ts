export const firstDelayMs = 500;
export const longestDelayMs = 30_000;

/** Full jitter: anything between nothing and the doubled ceiling, so that a crowd never returns at once. */
export function backoffMs(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempt, 10)));
}
