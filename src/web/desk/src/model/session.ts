import type { AgentMe } from '@chatrouter/shared/contract';

export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
  readonly agent: AgentMe;
  /** What the agent signed in with, but for the password. */
  readonly shop: string;
  readonly account: string;
}

export type SessionState =
  /** `endedBy`: why, if not by the agent's hand. */
  | { kind: 'out'; endedBy?: string }
  | { kind: 'in'; session: Session }
  /** It ran out under an open page, which stays as it is until he signs in again. */
  | { kind: 'expired'; session: Session; code: string };

export const signedOut: SessionState = { kind: 'out' };

export function sessionAfter(state: SessionState, event: { kind: 'ended' | 'expired'; code: string }): SessionState {
  if (event.kind === 'expired' && 'session' in state) return { kind: 'expired', session: state.session, code: event.code };
  return { kind: 'out', endedBy: event.code };
}

/** Where the session of a slot outlives a reload of its tab. */
export const sessionKey = (slot: string): string => `chatrouter.session.${slot}`;

export const keepSession = (slot: string, session: Session): void => sessionStorage.setItem(sessionKey(slot), JSON.stringify(session));

/** The session that a reload left; anything else is none. */
export function readSession(json: string | null): SessionState {
  try {
    const kept = JSON.parse(json ?? 'null') as Partial<Session> | null;
    const whole = typeof kept?.accessToken === 'string' && typeof kept.refreshToken === 'string' && typeof kept.agent?.id === 'string';
    return whole ? { kind: 'in', session: kept as Session } : signedOut;
  } catch {
    return signedOut;
  }
}
