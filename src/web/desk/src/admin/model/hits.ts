import type { RouteReason } from '@chatrouter/shared/contract';

export interface Hits {
  since: string;
  until: string;
  reasons: { reason: RouteReason; rule?: number; count: number }[];
  notes: Record<string, number>;
  complete: boolean;
}

const total = (reasons: Hits['reasons']): number => reasons.reduce((sum, { count }) => sum + count, 0);

/** How many placements the rule decided; 6 and 7 decide none, they choose whom the rules after them compare. */
export function hitsOf({ reasons }: Hits, rule: number): number {
  return total(reasons.filter((each) => (rule === 6 || rule === 7 ? (each.rule ?? 0) >= 8 : each.rule === rule)));
}

/** What people decided: taken by hand, left by the buyer. */
export const byHand = ({ reasons }: Hits): number => total(reasons.filter(({ rule }) => rule === undefined));
