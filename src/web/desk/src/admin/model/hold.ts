import type { ShopHold, ShopStatus } from '@chatrouter/shared/contract';

/** What the shop's own card says of it; an older server says nothing. */
export interface Held {
  status?: ShopStatus;
  reason?: string;
}

/** None where the operator lets the shop serve buyers. */
export const holdOf = ({ status = 'active', reason }: Held): ShopHold | undefined =>
  status === 'active' ? undefined : { status, ...(reason === undefined ? {} : { reason }) };
