import { request } from '@chatrouter/shared/http';
import { codeOf } from '@chatrouter/shared/refusal';
import { shallowRef } from 'vue';

/** `POST /api/v1/links/look`: whose link it is. */
export interface LinkOwner {
  kind: 'invitation' | 'passwordReset';
  /** The shop's key, as it is typed to sign in. */
  shop: string;
  shopName: string;
  account: string;
  displayName: string;
  expiresAt: string;
}

/** What has become of the link: looked at, out of reach, of no use, offered with its form, or used up. */
export type LinkState =
  | { readonly kind: 'looking' }
  | { readonly kind: 'away'; readonly code: string }
  | { readonly kind: 'dead' }
  /** `refused`: why it was not taken the last time. */
  | { readonly kind: 'offered'; readonly owner: LinkOwner; readonly busy: boolean; readonly refused?: string }
  | { readonly kind: 'done'; readonly owner: LinkOwner };

/** The server refused, or could not be reached. */
export function refusedBy(state: LinkState, code: string): LinkState {
  if (code === 'linkInvalid' || code === 'invalidArgument') return { kind: 'dead' };
  return state.kind === 'offered' ? { ...state, busy: false, refused: code } : { kind: 'away', code };
}

/** The link whose token stands behind the address's #, which servers and their logs never see. It stays there until it is used up, so that a reload does no harm. */
export function useLink() {
  const token = location.hash.slice(1);
  const state = shallowRef<LinkState>({ kind: 'looking' });

  async function look(): Promise<void> {
    state.value = { kind: 'looking' };
    try {
      state.value = {
        kind: 'offered',
        owner: await request<LinkOwner>('POST', '/api/v1/links/look', { body: { token } }),
        busy: false,
      };
    } catch (error) {
      state.value = refusedBy(state.value, codeOf(error));
    }
  }

  async function redeem(displayName: string | undefined, password: string): Promise<void> {
    const offered = state.value;
    if (offered.kind !== 'offered' || offered.busy) return;
    const { owner } = offered;
    state.value = { kind: 'offered', owner, busy: true };
    try {
      await request('POST', '/api/v1/links/redeem', { body: { token, displayName, password } });
      history.replaceState(null, '', location.pathname + location.search);
      state.value = { kind: 'done', owner };
    } catch (error) {
      state.value = refusedBy(state.value, codeOf(error));
    }
  }

  return { state, look, redeem };
}
