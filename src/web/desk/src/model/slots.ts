/** A place on this desk for one shop's session. */
export type Slot = string;

export const slotsKey = 'chatrouter.slots';
export const firstSlot: Slot = '1';

/** The places that a reload left; always one. */
export function keptSlots(): [Slot, ...Slot[]] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(slotsKey) ?? 'null');
    const [first = firstSlot, ...others] = Array.isArray(kept)
      ? kept.filter((slot): slot is Slot => typeof slot === 'string' && /^\d+$/u.test(slot))
      : [];
    return [first, ...others];
  } catch {
    return [firstSlot];
  }
}
