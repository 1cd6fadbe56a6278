import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import { firstSlot, keptSlots, slotsKey, type Slot } from '../model/slots';

export type { Slot };

/** The shops that are served side by side in this tab, and the one that is looked at. Each slot has its own session, connection and conversations. */
export const useShops = defineStore('shops', () => {
  const slots = ref<Slot[]>(keptSlots());
  const current = ref<Slot>(slots.value[0] ?? firstSlot);
  watch(slots, (value) => sessionStorage.setItem(slotsKey, JSON.stringify(value)));

  /** A place for one more shop; it shows the sign-in. */
  function add(): void {
    const slot = String(Math.max(0, ...slots.value.map(Number)) + 1);
    slots.value = [...slots.value, slot];
    current.value = slot;
  }

  /** Gives a place up; the last one stays. */
  function remove(slot: Slot): void {
    if (slots.value.length === 1) return;
    slots.value = slots.value.filter((other) => other !== slot);
    if (current.value === slot) current.value = slots.value[0] ?? firstSlot;
  }

  function show(slot: Slot): void {
    if (slots.value.includes(slot)) current.value = slot;
  }

  return { slots, current, add, remove, show };
});
