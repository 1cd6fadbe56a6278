import { defineStore } from 'pinia';
import { ref } from 'vue';
import { perSlot } from './perSlot';
import { useSession } from './session';
import type { Slot } from './shops';

/** Whoever orders while he asks is found by the new number after that. */
const freshMs = 5 * 60_000;

const orderNumbersAt = (slot: Slot) =>
  defineStore(`orderNumbers:${slot}`, () => {
    const session = useSession(slot);
    const numbers = ref<Readonly<Record<string, readonly string[]>>>({});
    const readAt = new Map<string, number>();

    const of = (id: string): readonly string[] => numbers.value[id] ?? [];

    /** Some of the numbers there are. */
    function learn(id: string, seen: readonly string[]): void {
      numbers.value = { ...numbers.value, [id]: [...new Set([...of(id), ...seen])] };
    }

    /** All of them, as the shop told just now. */
    function learnAll(id: string, orders: readonly { readonly id: string }[]): void {
      readAt.set(id, Date.now());
      learn(
        id,
        orders.map((order) => order.id),
      );
    }

    const areKnown = (id: string): boolean => Date.now() - (readAt.get(id) ?? -freshMs) < freshMs;

    async function read(id: string): Promise<void> {
      const { orders } = await session.call<{ orders: { id: string }[] }>('GET', `conversations/${encodeURIComponent(id)}/orders`);
      learnAll(id, orders);
    }

    return { of, learn, learnAll, areKnown, read };
  });

/** The numbers of orders by conversation, to be found by: those that were seen beside one, and those that were read for a search. */
export const useOrderNumbers = perSlot(orderNumbersAt);
