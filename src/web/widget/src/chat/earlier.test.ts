import type { Message } from '@chatrouter/shared/contract';
import { expect, it } from 'vitest';
import { Earlier } from './earlier';
import type { BuyerLink } from './session';
import { noTalk, startOf, type Talk } from './talk';

const message = (conversationId: string): Message => ({
  conversationId,
  seq: 1,
  from: 'buyer',
  kind: 'text',
  text: 'hi',
  clientMsgId: conversationId,
  at: '2026-01-01T00:00:00Z',
});

function chat(call: () => Promise<unknown>) {
  let talk: Talk = { ...noTalk, conversationId: 'c', hasFormer: true };
  const earlier = new Earlier(
    () => talk,
    (next) => (talk = next),
    () => ({ call }) as unknown as BuyerLink,
  );
  return { earlier, shown: () => startOf(talk), signOut: () => void (talk = noTalk) };
}
const former = () => Promise.resolve({ conversationId: 'b', messages: [message('b')], hasFormer: true });

it('brings the conversation before once, however often it was asked for meanwhile', async () => {
  const { earlier, shown } = chat(former);
  await Promise.all([earlier.more(), earlier.more()]);
  expect(shown()).toEqual({ id: 'b', seq: 1, hasFormer: true });
});

it('brings nothing to who signed out meanwhile', async () => {
  const { earlier, shown, signOut } = chat(former);
  const asked = earlier.more();
  signOut();
  await asked;
  expect(shown()).toEqual({ id: undefined, seq: 1, hasFormer: false });
});

it('changes nothing while the server does not answer, and shows the start all the same', async () => {
  const { earlier, shown } = chat(() => Promise.reject(new Error('away')));
  await expect(earlier.more()).rejects.toThrow('away');
  earlier.asked.value = true;
  await earlier.show();
  expect([earlier.asked.value, earlier.shown.value, shown().id]).toEqual([false, 1, 'c']);
});
