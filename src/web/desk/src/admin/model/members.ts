import type { AccountRole } from '@chatrouter/shared/contract';
import type { Plan } from './plan';

export const roles: readonly AccountRole[] = ['agent', 'supervisor', 'admin', 'ops'];

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

/** What of the published routing a member's row needs. */
export interface Published {
  plan: Pick<Plan, 'groups'>;
  settings: { defaultCapacity: number };
}

/** For which groups the member takes buyers and how many at a time, 0: any number; undefined: he gets none automatically. */
export const servingOf = (
  { status, weight, noSplit, groups, capacity }: Member,
  { plan, settings }: Published,
): { groups: string[]; capacity: number } | undefined =>
  status === 'disabled' || noSplit || weight === 0
    ? undefined
    : { groups: groups.map((id) => plan.groups[id]?.name ?? id), capacity: capacity ?? settings.defaultCapacity };

export interface Link {
  path: string;
  expiresAt: string;
}

/** Whose link was made. Not placed: the groups and the capacity that were asked of a new member are not published. */
export interface Invited {
  name: string;
  link: Link;
  placed?: boolean;
}

/** Where the state of who serves is set, with a reason: the supervisor's page. */
export const stateLink = ({ id }: Pick<Member, 'id'>): string => `/super#agent=${encodeURIComponent(id)}`;
