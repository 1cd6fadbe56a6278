import { useShops, type Slot } from './shops';

/** A store for each slot; asked for without one, that of the shop that is looked at. */
export function perSlot<Store>(at: (slot: Slot) => () => Store): (slot?: Slot) => Store {
  const made = new Map<Slot, () => Store>();
  return (slot = useShops().current) => {
    const use = made.get(slot) ?? at(slot);
    made.set(slot, use);
    return use();
  };
}
