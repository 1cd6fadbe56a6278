/** A pause that the agent took, with an end that asks what next. */
export type Break =
  | { kind: 'none' }
  | { kind: 'open'; reason: string; since: number }
  | { kind: 'timed'; reason: string; since: number; until: number }
  /** Its time is up; the agent has not said what next. */
  | { kind: 'over'; reason: string; since: number };

export const noBreak: Break = { kind: 'none' };

export const breakFor = (reason: string, minutes: number | undefined, now: number): Break =>
  minutes === undefined ? { kind: 'open', reason, since: now } : { kind: 'timed', reason, since: now, until: now + minutes * 60_000 };

/** What became of it by now; `paused` is what the server says of the agent. */
export function breakAt(taken: Break, paused: boolean, now: number): Break {
  if (!paused) return noBreak;
  return taken.kind === 'timed' && now >= taken.until ? { kind: 'over', reason: taken.reason, since: taken.since } : taken;
}

/** The agent asked for more time. */
export const prolonged = (taken: Break, minutes: number, now: number): Break =>
  taken.kind === 'none' ? taken : { kind: 'timed', reason: taken.reason, since: taken.since, until: now + minutes * 60_000 };

/** He stays away without an end. */
export const openEnded = (taken: Break): Break =>
  taken.kind === 'none' ? taken : { kind: 'open', reason: taken.reason, since: taken.since };

export function readBreak(json: string | null): Break {
  try {
    const kept: unknown = JSON.parse(json ?? 'null');
    return isBreak(kept) ? kept : noBreak;
  } catch {
    return noBreak;
  }
}

function isBreak(value: unknown): value is Break {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  const said = 'reason' in value && typeof value.reason === 'string' && 'since' in value && typeof value.since === 'number';
  if (value.kind === 'timed') return said && 'until' in value && typeof value.until === 'number';
  return value.kind === 'open' || value.kind === 'over' ? said : value.kind === 'none';
}
