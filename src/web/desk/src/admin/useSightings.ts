import { computed, shallowRef, type ComputedRef } from 'vue';
import { useSession } from '../stores/session';
import type { Sighting } from './model/sightings';
import { useWhileShown } from './useWhileShown';

const everyMs = 5_000;

/** Which pages asked for the chat: as its page read it, then as it becomes while that page is open. */
export function useSightings(read: () => readonly Sighting[] | undefined): ComputedRef<readonly Sighting[]> {
  const session = useSession();
  const later = shallowRef<readonly Sighting[]>();
  useWhileShown(everyMs, async () => {
    later.value = (await session.call<{ seen: Sighting[] }>('GET', 'shop/widget')).seen;
  });
  return computed(() => later.value ?? read() ?? []);
}
