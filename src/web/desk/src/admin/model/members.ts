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
  /** As the published plan says. */
  weight: number;
  capacity?: number;
  groups: string[];
  noSplit: boolean;
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
