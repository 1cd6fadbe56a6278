import { clockText } from '@chatrouter/shared/clock';

/** How often and how long an agent was paused in a period for one reason; none was given, or somebody else paused him. */
export interface PausedRow {
  agent: string;
  name: string;
  reason?: string;
  times: number;
  seconds: number;
}

/** As a table with its header. */
export const pausesTable = (rows: readonly PausedRow[], say: (key: string) => string, reasonOf: (row: PausedRow) => string): string[][] => [
  ['diag.agent', 'diag.pauseReason', 'diag.pauseTimes', 'diag.pauseLength'].map(say),
  ...rows.map((row) => [row.name, reasonOf(row), String(row.times), clockText(row.seconds)]),
];
