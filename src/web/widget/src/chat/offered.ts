import type { Context } from '@chatrouter/shared/bridge';
import type { Card } from '@chatrouter/shared/contract';
import { safeAddress } from '@chatrouter/shared/links';

export const noContext: Context = { product: null, order: null };

// What the server takes in a card.
const longest = { id: 64, title: 512, price: 64, note: 512, url: 2_048, image: 2_048 } as const;
const loneSurrogate = /\p{Surrogate}/u;

/** What is offered once the page shows something else: what the buyer has sent or dismissed stays away while the page does not change it. */
export function offersAfter(offered: Context, before: Context, now: Context): Context {
  const changed = (offer: keyof Context) => JSON.stringify(now[offer]) !== JSON.stringify(before[offer]);
  return { product: changed('product') ? now.product : offered.product, order: changed('order') ? now.order : offered.order };
}

/** What the page shows, as far as it can be sent; fields that cannot are named and left out, and what lacks its id or title is not offered. */
export function boundedContext({ product, order }: Context): { context: Context; refused: string[] } {
  const refused: string[] = [];
  const fieldsOf = (name: string, given: object) => {
    const fields: Partial<Card> = {};
    for (const [key, value] of Object.entries(given) as [keyof Card, unknown][]) {
      const text = typeof value === 'number' ? String(value) : value;
      if (text === undefined || text === null || text === '' || !(key in longest)) continue;
      if (typeof text === 'string' && fits(key, text)) fields[key] = text;
      else refused.push(`${name}.${key}`);
    }
    return fields;
  };
  const card = product && fieldsOf('product', product);
  const { id } = order ? fieldsOf('order', order) : {};
  return {
    context: { product: card?.id && card.title ? (card as Card) : null, order: id ? { id } : null },
    refused,
  };
}

function fits(key: keyof Card, text: string): boolean {
  if (text.length > longest[key] || loneSurrogate.test(text)) return false;
  return (key !== 'url' && key !== 'image') || /^https?:/u.test(safeAddress(text) ?? '');
}
