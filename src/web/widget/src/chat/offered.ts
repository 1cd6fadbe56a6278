import type { Context } from '@chatrouter/shared/bridge';
import type { Card } from '@chatrouter/shared/contract';
import { safeAddress } from '@chatrouter/shared/links';
import { textOf } from './entry';

export const noContext: Context = { product: null, order: null };

// What the server takes in a card.
const longest = { id: 64, title: 512, price: 64, note: 512, url: 2_048, image: 2_048 } as const;

/** What is offered once the page shows something else: what the buyer has sent or dismissed stays away while the page does not change it. */
export function offersAfter(offered: Context, before: Context, now: Context): Context {
  const changed = (offer: keyof Context) => JSON.stringify(now[offer]) !== JSON.stringify(before[offer]);
  return { product: changed('product') ? now.product : offered.product, order: changed('order') ? now.order : offered.order };
}

/** What the page shows, as far as it can be sent; fields that cannot are named and left out, and what lacks its id or title is not offered. */
export function boundedContext({ product, order }: Context): { context: Context; refused: string[] } {
  const refused: string[] = [];
  const card: Partial<Card> = {};
  for (const [field, length] of Object.entries(longest) as [keyof Card, number][]) {
    const given = product?.[field];
    const text = textOf(given, length);
    if (text && (length < longest.url || safeAddress(text)?.startsWith('http'))) card[field] = text;
    else if (given) refused.push(`product.${field}`);
  }
  const id = textOf(order?.id, longest.id);
  if (order && !id) refused.push('order.id');
  return { context: { product: card.id && card.title ? (card as Card) : null, order: id ? { id } : null }, refused };
}
