import type { ShopBoard } from '@chatrouter/shared/board';

type Routed = Pick<ShopBoard, 'routingVersion'>;

/** Since the board before, buyers are distributed by another version. The first board tells nothing new. */
export const isPublished = (before: Routed | undefined, next: Routed): boolean =>
  before !== undefined && next.routingVersion > before.routingVersion;
