import { computed, type ComputedRef } from 'vue';
import { useSession } from '../stores/session';

/** Whether who looks may change things. Supervisors see everything and change nothing. */
export function useMayChange(): ComputedRef<boolean> {
  const session = useSession();
  return computed(() => session.session?.agent.role === 'admin');
}
