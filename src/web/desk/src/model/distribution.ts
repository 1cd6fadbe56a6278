import { periodOf } from './audit';
import { dayOf } from './latestDay';

export const distributionParts = ['onlineTime', 'weight', 'groups', 'recentContact', 'busyness', 'manual', 'turnOrder'] as const;
export type DistributionPart = (typeof distributionParts)[number];

/** What an agent got, beside an equal share; the parts sum up to the difference. */
export interface DistributionRow {
  agent: string;
  name: string;
  received: number;
  expected: number;
  difference: number;
  parts: Record<DistributionPart, number>;
}

export interface Distribution {
  from: string;
  until: string;
  /** Since when it is known who was online. */
  statesSince?: string;
  received: number;
  agents: DistributionRow[];
}

/** An assignment behind a part, and the decision that was made. */
export interface DistributedAssignment {
  /** None: it is another agent's affair. */
  conversation?: string;
  buyerId?: string;
  buyer?: string;
  contribution: number;
  whyNot: string;
  assignment: {
    at: string;
    owner?: string;
    by?: string;
    remark?: string;
    reason: string;
    notes: string[];
    groups: string[];
    runnerUp?: string;
    orderState: string;
    /** The version of the shop's routing by which it was decided. */
    rulesVersion?: number;
  };
  counts: { offline: number; paused: number; full: number; ineligible: number; busy: number; calm: number };
}

/** A row in tenths, as it is shown: what is shown adds up as well. */
export interface ShownRow {
  expected: number;
  difference: number;
  parts: { part: DistributionPart; tenths: number }[];
}

export function shown(row: DistributionRow): ShownRow {
  const expected = Math.round(row.expected * 10);
  const difference = row.received * 10 - expected;
  const exact = distributionParts.map((part) => ({ part, value: row.parts[part] * 10 }));
  const tenths = new Map(exact.map(({ part, value }) => [part, Math.floor(value)]));
  let missing = difference - [...tenths.values()].reduce((sum, value) => sum + value, 0);
  // Those that were cut most get what is missing; nothing is made of nothing.
  const byCut = exact.filter(({ value }) => value !== 0).sort((a, b) => b.value - Math.floor(b.value) - (a.value - Math.floor(a.value)));
  for (let i = 0; missing !== 0 && byCut.length > 0; i++) {
    const at = byCut[i % byCut.length];
    if (at === undefined) break;
    tenths.set(at.part, (tenths.get(at.part) ?? 0) + Math.sign(missing));
    missing -= Math.sign(missing);
  }
  return {
    expected,
    difference,
    parts: distributionParts.map((part) => ({ part, tenths: tenths.get(part) ?? 0 })).filter(({ tenths: value }) => value !== 0),
  };
}

/** What agents received and why, as a table with its header: what wages are reckoned from. */
export const tableOf = (agents: readonly DistributionRow[], say: (key: string) => string): string[][] => [
  [
    ...['agent', 'received', 'expected', 'difference'].map((name) => `diag.${name}`),
    ...distributionParts.map((part) => `diag.part.${part}`),
  ].map(say),
  ...agents.map((agent) => {
    const { expected, difference, parts } = shown(agent);
    const tenths = distributionParts.map((part) => parts.find((each) => each.part === part)?.tenths ?? 0);
    return [agent.name, String(agent.received), ...[expected, difference, ...tenths].map((value) => (value / 10).toFixed(1))];
  }),
];

/** Tenths as a number with its sign: +1.5, −0.3, 0. */
export const signed = (tenths: number): string =>
  tenths === 0 ? '0' : `${tenths > 0 ? '+' : '\u2212'}${(Math.abs(tenths) / 10).toFixed(1)}`;

/** How long the longest bar is, on either side of the middle. */
export const widest = (rows: readonly ShownRow[]): number =>
  Math.max(1, ...rows.flatMap(({ parts }) => [reach(parts, 1), reach(parts, -1)]));

const reach = (parts: ShownRow['parts'], sign: 1 | -1): number => parts.reduce((sum, { tenths }) => sum + Math.max(0, tenths * sign), 0);

export const periods = ['today', 'yesterday', 'week', 'month', 'lastMonth', 'custom'] as const;
export type Period = (typeof periods)[number];

const dayText = (now: Date, back: number): string => dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - back));

/** The first and the last day of a period, as this browser's days are. */
export function daysOf(period: Exclude<Period, 'custom'>, now: Date): { from: string; until: string } {
  const before = now.getDate();
  const lastMonth = [before + new Date(now.getFullYear(), now.getMonth(), 0).getDate() - 1, before];
  const [first, last] = { today: [0, 0], yesterday: [1, 1], week: [6, 0], month: [30, 0], lastMonth }[period] as [number, number];
  return { from: dayText(now, first), until: dayText(now, last) };
}

/** The moments at which the period begins and ends; none while a day is missing, or the last is before the first. */
export function momentsOf(from: string, until: string): { from: string; until: string } | undefined {
  const moments = periodOf(from, until);
  return moments.from !== undefined && moments.until !== undefined && moments.from < moments.until
    ? { from: moments.from, until: moments.until }
    : undefined;
}
