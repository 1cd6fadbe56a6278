import { useSession } from './stores/session';
import { useShops } from './stores/shops';

/** Leaves the shop that is looked at, with all its desks or only this one; other shops of this page go on. */
export function leaveShop(everywhere = true): void {
  const shops = useShops();
  const slot = shops.current;
  const session = useSession(slot);
  if (everywhere) void session.signOut();
  else session.forget();
  shops.remove(slot);
}
