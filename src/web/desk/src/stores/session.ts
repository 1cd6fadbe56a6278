import { openHub, type HubLink } from '@chatrouter/shared/hubClient';
import { newTicket, request } from '@chatrouter/shared/http';
import { agentHub, type AgentCalls, type AgentEvents, type AgentMe } from '@chatrouter/shared/contract';
import { Refusal } from '@chatrouter/shared/refusal';
import { defineStore } from 'pinia';
import { ref } from 'vue';

interface Session {
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
  agent: AgentMe;
}

export type AgentLink = HubLink<AgentCalls>;
export type AgentHandlers = { [Name in keyof AgentEvents]: (...args: AgentEvents[Name]) => void };

const key = 'chatrouter.session';
const root = '/api/v1/sessions';

/** Who is signed in on this tab. Survives a reload, not the tab. */
export const useSession = defineStore('session', () => {
  const session = ref(restore());
  /** Why the last session ended, if not by the agent's hand. */
  const endedBy = ref<string>();

  function keep(next: Session | undefined): void {
    session.value = next;
    if (next === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(next));
  }

  async function signIn(shop: string, account: string, password: string): Promise<void> {
    keep(await request<Session>('POST', `${root}/agent`, { body: { shop, account, password } }));
    endedBy.value = undefined;
  }

  async function signOut(): Promise<void> {
    const token = session.value?.accessToken;
    keep(undefined);
    if (token !== undefined) await request('DELETE', root, { token }).catch(() => undefined);
  }

  function end(code: string): void {
    keep(undefined);
    endedBy.value = code;
  }

  async function refreshed(): Promise<string> {
    const refreshToken = session.value?.refreshToken;
    if (refreshToken === undefined) throw new Refusal('unauthenticated', 'Signed out.');
    const next = await request<Session>('POST', `${root}/refresh`, { body: { refreshToken } });
    keep(next);
    return next.accessToken;
  }

  /** Does something with this session's token, once more with a fresh one where it has run out. */
  async function signed<T>(ask: (token: string) => Promise<T>): Promise<T> {
    try {
      return await ask(session.value?.accessToken ?? (await refreshed()));
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'unauthenticated') throw error;
      return ask(await refreshed());
    }
  }

  const ticket = (): Promise<string> => signed(newTicket);

  /** A call of the desk's HTTP interface. */
  const call = <T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> =>
    signed((token) => request<T>(method, `/api/v1/${path}`, body === undefined ? { token } : { token, body }));

  const open = async (handlers: AgentHandlers): Promise<AgentLink> =>
    openHub<AgentCalls, AgentEvents>(agentHub.path, await ticket(), handlers);

  return { session, endedBy, signIn, signOut, end, open, call };
});

function restore(): Session | undefined {
  try {
    const kept = sessionStorage.getItem(key);
    return kept === null ? undefined : (JSON.parse(kept) as Session);
  } catch {
    return undefined;
  }
}
