import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import { breakAt, breakFor, noBreak, openEnded, prolonged, readBreak, type Break } from '../model/breaks';
import { useClock } from './clock';
import { useDesk } from './desk';
import { perSlot } from './perSlot';
import type { Slot } from './shops';

const breaksAt = (slot: Slot) =>
  defineStore(`breaks:${slot}`, () => {
    const clock = useClock();
    const desk = useDesk(slot);
    const taken = ref<Break>(noBreak);
    const of = computed(() => desk.desk.me && `chatrouter.break.${desk.desk.me.shopId}.${desk.desk.me.id}`);
    watch(of, (key) => (taken.value = key === undefined ? noBreak : readBreak(localStorage.getItem(key))), { immediate: true });

    function enter(next: Break): void {
      taken.value = next;
      if (of.value === undefined) return;
      if (next.kind === 'none') localStorage.removeItem(of.value);
      else localStorage.setItem(of.value, JSON.stringify(next));
    }

    watch(
      () => [clock.now, desk.desk.state, desk.loaded] as const,
      ([now, state, loaded]) => {
        if (!loaded) return;
        const next = breakAt(taken.value, state === 'paused', now);
        if (next !== taken.value) enter(next);
      },
    );

    async function pause(reason: string, minutes: number | undefined): Promise<void> {
      await desk.setState('paused', false, reason);
      enter(breakFor(reason, minutes, clock.exact()));
    }

    return {
      taken,
      pause,
      prolong: (minutes: number) => enter(prolonged(taken.value, minutes, clock.exact())),
      /** He does not say how long: what is over goes on without an end, what has one keeps it. */
      stay: () => taken.value.kind === 'over' && enter(openEnded(taken.value)),
    };
  });

/** The break of a slot's agent, by default in the shop that is looked at: kept on this device, ended by whatever ends his pause. */
export const useBreaks = perSlot(breaksAt);
