export const orderActions = ['changeAddress', 'note'] as const;
export type OrderAction = (typeof orderActions)[number];

/** What the shop's service can do with an order, and why it will not just now. */
export interface OfferedAction {
  kind: string;
  refused?: string;
}

export interface OrderChange {
  kind: OrderAction;
  /** The same for every retry. */
  idempotencyKey: string;
  text: string;
  flagged: boolean;
}

export interface OrderChangeResult {
  done: boolean;
  /** In the shop's words. */
  message?: string;
}

export type Standing = { kind: 'offered' } | { kind: 'refused'; why: string } | { kind: 'lacking' };

/** Whether an action can be taken, and else whose word that is: the shop's, or nobody's. */
export function standingOf(action: OrderAction, offered: readonly OfferedAction[] | undefined): Standing {
  const found = offered?.find(({ kind }) => kind === action);
  if (found === undefined) return { kind: 'lacking' };
  return found.refused === undefined ? { kind: 'offered' } : { kind: 'refused', why: found.refused };
}
