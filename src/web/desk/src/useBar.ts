import { computed, type ComputedRef } from 'vue';
import { barOf, type Bar } from './model/link';
import { useClock } from './stores/clock';
import { useDesk } from './stores/desk';

/** How much of a lost connection is shown by now; until the whole bar is, nothing else on the desk tells of it. */
export function useBar(): ComputedRef<Bar> {
  const desk = useDesk();
  const clock = useClock();
  return computed(() => barOf(desk.link, clock.now - clock.offsetMs()));
}
