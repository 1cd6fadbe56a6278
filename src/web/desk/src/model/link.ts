import type { ConnectionState } from '@chatrouter/shared/connection';

/** How this desk stands with the server. */
export type Link =
  /** Not connected yet since the page was opened. */
  | { kind: 'starting' }
  | { kind: 'up' }
  /** Lost since that moment (local ms); `retryAt` while it waits for the next attempt. */
  | { kind: 'away'; since: number; attempt: number; retryAt?: number }
  /** The agent sat down at another desk. */
  | { kind: 'elsewhere' }
  /** The session ran out or was signed out everywhere: signing in again goes on here. */
  | { kind: 'expired'; code: string }
  /** The account or the shop may not go on. */
  | { kind: 'refused'; code: string };

export const starting: Link = { kind: 'starting' };

/** Reasons of `Superseded`, and refusals, after which signing in again helps. */
const mended = new Set(['signedOut', 'unauthenticated', 'tokenInvalid', 'tokenRequired']);

export function linkAfter(link: Link, connection: ConnectionState, now: number): Link {
  switch (connection.kind) {
    case 'idle':
      return starting;
    case 'up':
      return { kind: 'up' };
    case 'connecting':
    case 'waiting': {
      if (link.kind === 'starting' && connection.attempt === 0) return link;
      const since = link.kind === 'away' ? link.since : now;
      const retry = connection.kind === 'waiting' ? { retryAt: connection.retryAt } : {};
      return { kind: 'away', since, attempt: connection.attempt, ...retry };
    }
    case 'ended':
      if (connection.code === 'elsewhere') return { kind: 'elsewhere' };
      return { kind: mended.has(connection.code) ? 'expired' : 'refused', code: connection.code };
  }
}

/** How much of the loss is shown: a thin line at first, since most are over before anybody minds. */
export type Bar = { kind: 'none' } | { kind: 'thin' } | { kind: 'full'; attempt: number; retryInSeconds: number; lostForSeconds: number };

/** How long the agent's conversations still wait for him, at the least; none when that is over, or nothing of his waits. */
export function graceLeft(link: Link, graceSeconds: number | undefined, now: number): number | undefined {
  if (link.kind !== 'away' || graceSeconds === undefined) return undefined;
  const left = graceSeconds - Math.floor((now - link.since) / 1000);
  return left > 0 ? left : undefined;
}

export const patienceMs = 5_000;

export function barOf(link: Link, now: number): Bar {
  if (link.kind !== 'away') return { kind: 'none' };
  if (now - link.since < patienceMs) return { kind: 'thin' };
  const retryInSeconds = link.retryAt === undefined ? 0 : Math.max(0, Math.ceil((link.retryAt - now) / 1000));
  return { kind: 'full', attempt: link.attempt + 1, retryInSeconds, lostForSeconds: Math.floor((now - link.since) / 1000) };
}
