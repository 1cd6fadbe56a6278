import type { Message } from '@chatrouter/shared/contract';
import { expect, it, vi } from 'vitest';
import { Teaser } from './teaser';

const message = (seq: number, over: Partial<Message> = {}): Message => ({
  conversationId: 'c',
  seq,
  from: 'agent',
  senderName: 'Fang',
  kind: 'text',
  text: `t${seq}`,
  clientMsgId: `m${seq}`,
  at: '2026-01-01T00:00:00Z',
  ...over,
});
const { text: _, ...picture } = message(3, { kind: 'image' });

it('takes back what it shows once its message was taken back, and says so once', () => {
  const tell = vi.fn();
  const teaser = new Teaser(tell);

  teaser.say(message(1));
  teaser.say(message(2));
  teaser.say(picture);
  teaser.check([message(1, { kind: 'recalled' }), message(2)]);
  expect(tell.mock.calls).toEqual([[{ name: 'Fang', text: 't1' }], [{ name: 'Fang', text: 't2' }]]);

  teaser.check([message(1), message(2, { kind: 'recalled' })]);
  teaser.check([message(1), message(2, { kind: 'recalled' })]);
  expect(tell.mock.calls.slice(2)).toEqual([[]]);
});

it('goes with the conversation when all of it is wiped', () => {
  const tell = vi.fn();
  const teaser = new Teaser(tell);
  teaser.say(message(1));

  teaser.check([]);

  expect(tell).toHaveBeenLastCalledWith();
});
