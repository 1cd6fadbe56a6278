import { request } from '@chatrouter/shared/http';
import { codeOf } from '@chatrouter/shared/refusal';
import { ref, shallowRef } from 'vue';

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

/** The link whose token stands behind the address's #, which servers and their logs never see. It stays there until it is used up, so that a reload does no harm. */
export function useLink() {
  const token = location.hash.slice(1);
  const owner = shallowRef<LinkOwner>();
  const done = ref(false);
  const busy = ref(false);
  /** The code of the last refusal. */
  const refused = ref<string>();

  async function ask(step: () => Promise<void>): Promise<void> {
    busy.value = true;
    refused.value = undefined;
    try {
      await step();
    } catch (error) {
      refused.value = codeOf(error);
    } finally {
      busy.value = false;
    }
  }

  const look = () =>
    ask(async () => {
      owner.value = await request<LinkOwner>('POST', '/api/v1/links/look', { body: { token } });
    });

  const redeem = (displayName: string | undefined, password: string) =>
    ask(async () => {
      await request('POST', '/api/v1/links/redeem', { body: { token, displayName, password } });
      history.replaceState(null, '', location.pathname + location.search);
      done.value = true;
    });

  return { owner, done, busy, refused, look, redeem };
}
