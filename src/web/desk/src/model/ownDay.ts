import type { InTimeShare } from '@chatrouter/shared/board';

/** An agent's own day, as the board counts it. */
export interface OwnDay {
  since: string;
  timeZone: string;
  conversations: number;
  /** Seconds, on the average; absent without any. */
  firstResponse?: number;
  response?: number;
  inTime: InTimeShare;
  /** The only hours of the shop's clocks whose turns the rate counts. */
  assessed?: string;
}

const longestDayMs = 25 * 3_600_000;

/** The figures of a day that is over are nobody's of today. */
export const isToday = ({ since }: OwnDay, now: number): boolean => now - Date.parse(since) < longestDayMs;

/** Whether somebody was answered between two looks at the rows that need no reply. */
export const answeredSince = (before: readonly string[], after: readonly string[]): boolean => after.some((id) => !before.includes(id));
