import type { AccountRole } from '@chatrouter/shared/contract';

export const roles: readonly AccountRole[] = ['agent', 'supervisor', 'admin'];

export interface Member {
  id: string;
  version: number;
  name: string;
  displayName: string;
  role: AccountRole;
  status: 'invited' | 'active' | 'disabled';
  lockedUntil?: string;
  /** How he takes part in routing, where accounts say so. */
  weight?: number;
  capacity?: number;
  groups?: string[];
  noSplit?: boolean;
}

export interface Link {
  path: string;
  expiresAt: string;
}

export interface Device {
  id: string;
  device: string;
  place: string;
  startedAt: string;
  usedAt: string;
  current: boolean;
}

/** What is sent to change a member: all that can be set of him, and the version that was looked at. */
export const changeOf = (member: Member, displayName: string, role: AccountRole): object => {
  const { version, weight, capacity, groups, noSplit } = member;
  const routing = Object.entries({ weight, capacity, groups, noSplit }).filter(([, value]) => value !== undefined);
  return { version, displayName, role, ...Object.fromEntries(routing) };
};
