import type { Message } from '@chatrouter/shared/contract';
import { rowOf } from './row';

/** For tests: a row without messages that I own, and what I said in it. */
export const at = '2026-01-01T00:00:00Z';

export const emptyRow = rowOf({
  id: 'c',
  buyerId: 'b',
  buyerVerified: true,
  status: 'owned',
  owner: 'me',
  version: 1,
  lastSeq: 0,
  waitingSince: at,
  openedAt: at,
  orderState: 'none',
  reason: 'weighted',
  notes: [],
  receipts: { buyerDelivered: 2, buyerRead: 1, agentDelivered: 0, agentRead: 0 },
});

export const said = (seq: number, over: Partial<Message> = {}): Message => ({
  conversationId: 'c',
  seq,
  from: 'agent',
  senderId: 'me',
  senderName: 'Fang',
  kind: 'text',
  text: `t${seq}`,
  clientMsgId: `m${seq}`,
  at,
  ...over,
});
