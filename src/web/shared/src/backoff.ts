export const firstDelayMs = 500;
export const longestDelayMs = 30_000;
/** Who was told when to try again need not back off further: the server is there. */
export const longestDelayWhenToldMs = 8_000;

/** Full jitter: anything between nothing and the doubled ceiling, so that a crowd never returns at once. */
export function backoffMs(attempt: number, random: () => number, longestMs = longestDelayMs): number {
  return Math.round(random() * Math.min(longestMs, firstDelayMs * 2 ** Math.min(attempt, 10)));
}
