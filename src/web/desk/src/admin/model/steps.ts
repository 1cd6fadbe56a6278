import { boundTo, statesOf } from './matrix';
import type { Plan } from './plan';
import type { Shifts } from './shifts';

/** What a shop needs before buyers come. */
export interface Progress {
  shopName: string;
  /** Who may take buyers. */
  agents: number;
  plan: Plan;
  /** Changes of the draft that are not published. */
  changes: number;
  /** Sites on which the chat was found. */
  seen: number;
  publicKey: string;
  connected: boolean;
  shopPhrases: number;
}

export interface Step {
  /** Names its texts, and the section where it is done. */
  id: string;
  /** Undefined: nobody can tell. */
  done?: boolean;
  /** The page of its own where it is done; undefined: the section. */
  page?: string;
}

function hasHours(plan: Plan): boolean {
  const { assessed, weeks = {} } = (plan['shifts'] ?? {}) as Partial<Shifts>;
  return assessed !== undefined || Object.keys(weeks).length > 0;
}

export const stepsOf = ({ shopName, agents, plan, changes, seen, publicKey, connected, shopPhrases }: Progress): Step[] => [
  // An operator who names no name has it called by its key.
  { id: 'shop', done: shopName !== publicKey },
  { id: 'members', done: agents > 0 },
  { id: 'groups', done: Object.keys(plan.groups).length > 0 },
  { id: 'matrix', done: statesOf(plan).some((state) => boundTo(plan, state).length > 0) },
  { id: 'shifts', done: hasHours(plan) },
  { id: 'phrases', done: shopPhrases > 0 },
  { id: 'widget', done: seen > 0 },
  { id: 'orders', done: connected },
  { id: 'publish', done: changes === 0 },
  { id: 'chat', page: `/c/${encodeURIComponent(publicKey)}` },
  { id: 'simulate' },
];
