import { codeOf } from '@chatrouter/shared/refusal';

/** How far a rating has come; where it is stored, its form is gone. */
export type Sending = { kind: 'writing' } | { kind: 'sending' } | { kind: 'failed'; code: string };

export async function send(rate: () => Promise<void>, set: (sending: Sending) => void): Promise<void> {
  set({ kind: 'sending' });
  await rate().catch((error: unknown) => set({ kind: 'failed', code: codeOf(error) }));
}
