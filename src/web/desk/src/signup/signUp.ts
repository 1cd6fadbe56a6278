import { fieldsOf } from '@chatrouter/shared/fieldFaults';
import { request } from '@chatrouter/shared/http';
import { codeOf } from '@chatrouter/shared/refusal';
import { shallowRef } from 'vue';
import { keepSession, type Session } from '../model/session';
import { keptSlots } from '../model/slots';

export const fields = ['name', 'key', 'origin', 'displayName', 'account', 'password'] as const;
export type Field = (typeof fields)[number];
export type NewShop = Record<Field, string>;

/** What is wrong with fields, each as the key of its words, and what is wrong besides. */
export interface Complaint {
  readonly faults: Partial<Record<Field, string>>;
  readonly code?: string;
}

/** The form as it stands, or the shop that was made of it. */
export type SignUpState =
  | { readonly kind: 'form'; readonly busy: boolean; readonly complaint?: Complaint }
  /** Made, but not signed in. */
  | { readonly kind: 'made'; readonly shop: string; readonly account: string };

function wordsOf(field: Field, fault: string): string {
  if (fault === 'required') return 'signUp.required';
  return field === 'key' && fault === 'duplicate' ? 'error.shopKeyTaken' : `signUp.malformed.${field}`;
}

/** Which fields a refusal is about; where it is about none, its code. */
export function complaintOf(error: unknown): Complaint {
  const code = codeOf(error);
  if (code.startsWith('password')) return { faults: { password: `error.${code}` } };
  const told = fieldsOf(error);
  const faults: Complaint['faults'] = {};
  for (const field of fields) {
    const fault = told[field];
    if (fault !== undefined) faults[field] = wordsOf(field, fault);
  }
  return Object.keys(faults).length > 0 ? { faults } : { faults, code };
}

/** Makes the shop and signs its owner in at the console, which opens in this tab. */
export function useSignUp(open: (path: string) => void = (path) => location.assign(path)) {
  const state = shallowRef<SignUpState>({ kind: 'form', busy: false });

  async function signIn({ key: shop, account, password }: NewShop): Promise<void> {
    const opened = await request<Session>('POST', '/api/v1/sessions/agent', { body: { shop, account, password } });
    keepSession(keptSlots()[0], { ...opened, shop, account });
    open('/admin#/overview');
  }

  async function submit(wanted: NewShop): Promise<void> {
    if (state.value.kind !== 'form' || state.value.busy) return;
    state.value = { kind: 'form', busy: true };
    try {
      await request('POST', '/api/v1/shops', { body: wanted });
    } catch (error) {
      state.value = { kind: 'form', busy: false, complaint: complaintOf(error) };
      return;
    }
    // The shop is there by now: who cannot be signed in just now does it himself.
    await signIn(wanted).catch(() => (state.value = { kind: 'made', shop: wanted.key, account: wanted.account }));
  }

  return { state, submit };
}
