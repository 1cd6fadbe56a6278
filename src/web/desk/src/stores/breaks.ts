import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import { breakAt, breakFor, noBreak, openEnded, prolonged, readBreak, type Break } from '../model/breaks';
import { useClock } from './clock';
import { useDesk } from './desk';

/** The break of the agent who is looked at: kept on this device, ended by whatever ends his pause. */
export const useBreaks = defineStore('breaks', () => {
  const clock = useClock();
  const taken = ref<Break>(noBreak);
  const of = computed(() => {
    const me = useDesk().desk.me;
    return me === undefined ? undefined : `chatrouter.break.${me.shopId}.${me.id}`;
  });
  watch(of, (key) => (taken.value = key === undefined ? noBreak : readBreak(localStorage.getItem(key))), { immediate: true });

  function enter(next: Break): void {
    taken.value = next;
    if (of.value === undefined) return;
    if (next.kind === 'none') localStorage.removeItem(of.value);
    else localStorage.setItem(of.value, JSON.stringify(next));
  }

  watch(
    () => [clock.now, useDesk().desk.state, useDesk().loaded] as const,
    ([now, state, loaded]) => {
      if (!loaded) return;
      const next = breakAt(taken.value, state === 'paused', now);
      if (next !== taken.value) enter(next);
    },
  );

  async function pause(reason: string, minutes: number | undefined): Promise<void> {
    await useDesk().setState('paused', false, reason);
    enter(breakFor(reason, minutes, clock.exact()));
  }

  return {
    taken,
    pause,
    prolong: (minutes: number) => enter(prolonged(taken.value, minutes, clock.exact())),
    stay: () => enter(openEnded(taken.value)),
  };
});
