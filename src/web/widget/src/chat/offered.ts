import type { Context } from '@chatrouter/shared/bridge';

export const noContext: Context = { product: null, order: null };

/** What is offered once the page shows something else: what the buyer has sent or dismissed stays away while the page does not change it. */
export function offersAfter(offered: Context, before: Context, now: Context): Context {
  const changed = (offer: keyof Context) => JSON.stringify(now[offer]) !== JSON.stringify(before[offer]);
  return { product: changed('product') ? now.product : offered.product, order: changed('order') ? now.order : offered.order };
}
