import type { Card } from '@chatrouter/shared/contract';
import { safeAddress } from '@chatrouter/shared/links';
import type { Footprint } from '../stores/side';

/** What the buyer looked at, as a card that can be sent; none where the shop does not say which product it is. */
export function cardOf({ id, title, price, ...seen }: Footprint): Card | undefined {
  if (id === undefined) return undefined;
  const [url, image] = [safeAddress(seen.url), safeAddress(seen.image)];
  return {
    id,
    title,
    ...(price === undefined ? {} : { price: price.slice(0, 64) }),
    ...(url === undefined ? {} : { url }),
    ...(image === undefined ? {} : { image }),
  };
}
