import { fieldOf } from './shifts';

/** What an hour's buyers came to, or would have. */
export interface HourCount {
  received: Record<string, number>;
  /** Buyers who waited in the queue, and whose message went to the pool. */
  waited: number;
  left: number;
}

export interface Rehearsal {
  from: string;
  until: string;
  /** Since when it is known who was there; none: it is not. */
  statesSince?: string;
  conversations: number;
  buyers: number;
  version: number;
  really: HourCount;
  published: HourCount;
  /** None: the draft changes nothing. */
  draft?: HourCount;
}

export interface RehearsedRow {
  agent: string;
  really: number;
  published: number;
  draft?: number;
}

/** Everybody who got, or would have got, somebody; the draft's most first, else what is in force. */
export function rowsOf({ really, published, draft }: Rehearsal): RehearsedRow[] {
  const agents = new Set([really, published, draft].flatMap((count) => Object.keys(count?.received ?? {})));
  return [...agents]
    .map((agent) => ({
      agent,
      really: really.received[agent] ?? 0,
      published: published.received[agent] ?? 0,
      ...(draft !== undefined && { draft: draft.received[agent] ?? 0 }),
    }))
    .sort((a, b) => (b.draft ?? b.published) - (a.draft ?? a.published) || b.published - a.published || (a.agent < b.agent ? -1 : 1));
}

/** A part of the hour is from before it was recorded who was there. */
export const isUnrecorded = ({ from, statesSince }: Rehearsal): boolean => statesSince === undefined || statesSince > from;

/** What the browser's field for a time begins and ends at, by the clocks of the zone. */
export const boundsOf = (zone: string, now: Date): { min: string; max: string } => ({
  min: fieldOf(zone, new Date(now.getTime() - 24 * 3_600_000)),
  max: fieldOf(zone, now),
});
