import type { AgentState } from '@chatrouter/shared/contract';
import { useSession } from '../stores/session';

/** Who is there just now, and what waits for them, as desks are told it: by the routing that is published. */
export interface Targets {
  groups: { id: string; name: string; online: number; needsReply: number; queued: number }[];
  /** Of whom `pending` buyers wait for an answer, of `active` whom they serve. */
  agents: { id: string; name: string; state: AgentState; pending: number; active: number }[];
}

/** Reads them; none for operators, who see nobody at work. */
export function useTargets(): () => Promise<Targets | undefined> {
  const session = useSession();
  return async () => (session.session?.agent.role === 'ops' ? undefined : session.call<Targets>('GET', 'desk/targets'));
}
