import { fieldOf, momentOf } from './shifts';

/** A field that two plans have otherwise. */
export interface Change {
  path: string;
  from?: unknown;
  to?: unknown;
}

/** A draft that is to go live later, or did not when it was due. */
export interface Scheduled {
  id: string;
  /** When it goes live. */
  at: string;
  by: string;
  reason: string;
  changes: Change[];
  failure?: { code: string; at: string };
  /** Why it would not go live as things are. */
  obstacle?: string;
  /** What it changes and others have changed since. */
  clashes: { path: string; theirs?: unknown; yours?: unknown }[];
}

export const waitingOf = (all: readonly Scheduled[]): Scheduled[] => all.filter(({ failure }) => failure === undefined);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Those that would not go live if these changes were published now: they have the same fields otherwise. */
export const stoppedBy = (changes: readonly Change[], waiting: readonly Scheduled[]): Scheduled[] =>
  waiting.filter((one) => one.changes.some(({ path, to }) => changes.some((change) => change.path === path && !same(change.to, to))));

/** Which of the changes at a time take back what goes live before it. */
export const takingBack = (changes: readonly Change[], waiting: readonly Scheduled[], at: Date): Change[] =>
  changes.filter(({ path }) => waiting.some((one) => new Date(one.at) <= at && one.changes.some((change) => change.path === path)));

const furthestDays = 366;

/** When a publication goes live: a time by the shop's clocks in the future, within a year. */
export type When = { kind: 'now' | 'unsaid' | 'past' | 'far' } | { kind: 'at'; at: Date };

/** What a browser's field for date and time says; undefined: at once. */
export function whenOf(field: string | undefined, zone: string, now: Date): When {
  if (field === undefined) return { kind: 'now' };
  if (field === '') return { kind: 'unsaid' };
  const at = momentOf(zone, field);
  if (at <= now) return { kind: 'past' };
  return at.getTime() - now.getTime() > furthestDays * 86_400_000 ? { kind: 'far' } : { kind: 'at', at };
}

/** What such a field begins with: the next full hour by the shop's clocks that leaves ten minutes to think it over. */
export const nextHour = (zone: string, now: Date): string => `${fieldOf(zone, new Date(now.getTime() + 70 * 60_000)).slice(0, 14)}00`;
