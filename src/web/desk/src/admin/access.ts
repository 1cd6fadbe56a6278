import { computed, type ComputedRef } from 'vue';
import { useSession } from '../stores/session';

/** Whether who looks may change things. Only administrators may; supervisors and operators see what `sections.ts` gives them. */
export function useMayChange(): ComputedRef<boolean> {
  const session = useSession();
  return computed(() => session.session?.agent.role === 'admin');
}
