import { openHub, type HubLink } from '@chatrouter/shared/hubClient';
import { newTicket, request } from '@chatrouter/shared/http';
import { agentHub, type AgentCalls, type AgentEvents } from '@chatrouter/shared/hubs';
import { Refusal } from '@chatrouter/shared/refusal';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { keepSession, readSession, sessionAfter, sessionKey, signedOut, type Session, type SessionState } from '../model/session';
import { perSlot } from './perSlot';
import type { Slot } from './shops';

export type AgentLink = HubLink<AgentCalls>;
export type AgentHandlers = { [Name in keyof AgentEvents]: (...args: AgentEvents[Name]) => void };

const root = '/api/v1/sessions';

/** Who is signed in at a slot of this tab. Survives a reload, not the tab. */
const sessionAt = (slot: Slot) =>
  defineStore(`session:${slot}`, () => {
    const key = sessionKey(slot);
    const state = ref<SessionState>(readSession(sessionStorage.getItem(key)));
    const session = computed(() => ('session' in state.value ? state.value.session : undefined));
    /** Why the last session ended, if not by the agent's hand. */
    const endedBy = computed(() => ('endedBy' in state.value ? state.value.endedBy : undefined));

    function enter(next: SessionState): void {
      state.value = next;
      if ('session' in next) keepSession(slot, next.session);
      else sessionStorage.removeItem(key);
    }

    async function signIn(shop: string, account: string, password: string): Promise<void> {
      const opened = await request<Session>('POST', `${root}/agent`, { body: { shop, account, password } });
      enter({ kind: 'in', session: { ...opened, shop, account } });
    }

    /** The same agent again, after his session ran out; what is on the page stays. */
    async function signInAgain(password: string): Promise<void> {
      const known = session.value;
      if (known === undefined) throw new Refusal('unauthenticated', 'Signed out.');
      await signIn(known.shop, known.account, password);
    }

    async function signOut(): Promise<void> {
      const token = session.value?.accessToken;
      enter(signedOut);
      if (token !== undefined) await request('DELETE', root, { token }).catch(() => undefined);
    }

    /** Leaves this page only. */
    const forget = (): void => enter(signedOut);
    const end = (code: string): void => enter(sessionAfter(state.value, { kind: 'ended', code }));
    const expire = (code: string): void => enter(sessionAfter(state.value, { kind: 'expired', code }));

    async function refreshed(): Promise<string> {
      const known = session.value;
      if (known === undefined) throw new Refusal('unauthenticated', 'Signed out.');
      const next = await request<Session>('POST', `${root}/refresh`, { body: { refreshToken: known.refreshToken } });
      enter({ kind: 'in', session: { ...known, ...next } });
      return next.accessToken;
    }

    // However many calls find the token old, one gets a new one for all.
    let refreshing: Promise<string> | undefined;
    const renewed = (): Promise<string> => (refreshing ??= refreshed().finally(() => (refreshing = undefined)));

    /** Calls with the session's token; once more with a new one when the server no longer takes it. */
    async function authorized<T>(use: (token: string) => Promise<T>): Promise<T> {
      try {
        return await use(session.value?.accessToken ?? (await renewed()));
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'unauthenticated') throw error;
        return use(await renewed());
      }
    }

    /** A call of the desk's HTTP interface. */
    const call = <T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> =>
      authorized((token) => request<T>(method, `/api/v1/${path}`, body === undefined ? { token } : { token, body }));

    const open = async (handlers: AgentHandlers): Promise<AgentLink> =>
      openHub<AgentCalls, AgentEvents>(agentHub.path, await authorized(newTicket), handlers);

    return { state, session, endedBy, signIn, signInAgain, signOut, forget, end, expire, open, authorized, call };
  });

/** The session of a slot, by default of the shop that is looked at. */
export const useSession = perSlot(sessionAt);
