import { computed, type ComputedRef } from 'vue';
import { tiersOf } from './model/tiers';
import { useClock } from './stores/clock';
import { useDesk } from './stores/desk';

export interface Urgent {
  id: string;
  seconds: number;
  /** From how many seconds on its group calls it late. */
  from: number;
}

/** Who else waits, in the order in which the agent is led to them by the key, by the popup and by an answer. */
export function useUrgent(): { urgent: ComputedRef<Urgent[]>; go: () => void } {
  const desk = useDesk();
  const clock = useClock();
  const others = computed(() =>
    desk.buckets.needsReply
      .filter(({ conversation }) => conversation.id !== desk.selected)
      .map(({ conversation }) => ({
        id: conversation.id,
        seconds: clock.secondsSince(conversation.turnOpenedAt ?? ''),
        from: tiersOf(desk.desk, conversation).orangeSeconds,
      })),
  );
  const urgent = computed(() => others.value.filter(({ seconds, from }) => seconds >= from));

  /** Opens the one who waits longest of those who are late, else of all; never the one who is open already. */
  function go(): void {
    const next = urgent.value[0] ?? others.value[0];
    if (next !== undefined) desk.select(next.id);
  }

  return { urgent, go };
}
