import { computed, type ComputedRef } from 'vue';
import { activeOf } from './model/load';
import { useClock } from './stores/clock';
import { useDesk } from './stores/desk';
import { useSession } from './stores/session';

export interface Load {
  /** 已达上限: new buyers come to him once a place is free. */
  full: boolean;
  /** As people read it: 4/8, or 4 without a limit. */
  text: string;
}

/** How many buyers the agent serves, of how many he may, by the server's rule and clock. */
export function useLoad(): ComputedRef<Load> {
  const desk = useDesk();
  const clock = useClock();
  const session = useSession();
  return computed(() => {
    const me = desk.desk.me?.id ?? session.session?.agent.id;
    const limit = desk.desk.colleagues.find(({ id }) => id === me)?.capacity ?? 0;
    const active = activeOf(desk.buckets, desk.desk.restAfterSeconds, clock.now);
    return limit > 0 ? { full: active >= limit, text: `${active}/${limit}` } : { full: false, text: String(active) };
  });
}
