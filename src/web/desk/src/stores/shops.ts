import { defineStore } from 'pinia';
import { ref, watch } from 'vue';

/** A place on this desk for one shop's session. */
export type Slot = string;

const key = 'chatrouter.slots';
const first: Slot = '1';

/** The shops that are served side by side in this tab, and the one that is looked at. Each slot has its own session, connection and conversations. */
export const useShops = defineStore('shops', () => {
  const slots = ref<Slot[]>(restore());
  const current = ref<Slot>(slots.value[0] ?? first);
  watch(slots, (value) => sessionStorage.setItem(key, JSON.stringify(value)));

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
    if (current.value === slot) current.value = slots.value[0] ?? first;
  }

  function show(slot: Slot): void {
    if (slots.value.includes(slot)) current.value = slot;
  }

  return { slots, current, add, remove, show };
});

function restore(): Slot[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    const slots = Array.isArray(kept) ? kept.filter((slot): slot is Slot => typeof slot === 'string' && /^\d+$/u.test(slot)) : [];
    return slots.length === 0 ? [first] : slots;
  } catch {
    return [first];
  }
}
