import type { Message } from '@chatrouter/shared/contract';
import { expect, it } from 'vitest';
import { pastLines } from './pastLines';

const message = (seq: number, over: Partial<Message>): Message => ({
  conversationId: 'c',
  seq,
  from: 'buyer',
  kind: 'text',
  clientMsgId: `m${seq}`,
  at: '2026-01-01T00:00:00Z',
  ...over,
});

it('shows pictures of both sides and not what only takes something back, and keeps what it made', () => {
  const messages = [
    message(1, { kind: 'image', imageId: 'i1' }),
    message(2, { from: 'agent', senderName: 'Ming', kind: 'image', imageId: 'i2' }),
    message(3, { kind: 'recall', recalls: 1 }),
  ];
  const [first, second, ...rest] = pastLines(messages);

  expect([first?.line.imageId, first?.line.side]).toEqual(['i1', 'buyer']);
  expect(second?.line).toMatchObject({ imageId: 'i2', side: 'colleague', name: 'Ming' });
  expect(rest).toEqual([]);
  expect(pastLines([message(0, {}), ...messages])[1]?.line).toBe(first?.line);
});
