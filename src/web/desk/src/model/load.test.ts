import type { Message } from '@chatrouter/shared/contract';
import { describe, expect, it } from 'vitest';
import { bucketsOf } from './buckets';
import { activeOf } from './load';
import { assignedRow, type Row } from './row';

const at = (second: number): string => new Date(Date.UTC(2026, 0, 5, 9, 0, second)).toISOString();

const message = (seq: number, over: Partial<Message>): Message => ({
  conversationId: 'c',
  seq,
  from: 'agent',
  kind: 'text',
  text: 'x',
  clientMsgId: `m${seq}`,
  at: at(0),
  ...over,
});

const row = (id: string, turnOpenedAt: string | undefined, ...messages: Message[]): Row =>
  assignedRow(undefined, {
    conversation: {
      id,
      buyerId: `b-${id}`,
      buyerVerified: true,
      status: 'owned',
      owner: 'me',
      version: 1,
      lastSeq: messages.length,
      waitingSince: at(0),
      openedAt: at(0),
      ...(turnOpenedAt === undefined ? {} : { turnOpenedAt }),
      orderState: 'none',
      reason: 'weighted',
      notes: [],
      receipts: { buyerDelivered: 0, buyerRead: 0, agentDelivered: 0, agentRead: 0 },
    },
    messages,
  });

describe('what an agent serves', () => {
  const buckets = bucketsOf([
    row('waits', at(0), message(1, { from: 'buyer' })),
    row('answered', undefined, message(1, { at: at(50) })),
    // A colleague's note, the system's line and taking back are not said to the buyer.
    row(
      'rests',
      undefined,
      message(1, { at: at(10) }),
      message(2, { kind: 'note', at: at(55) }),
      message(3, { from: 'system', at: at(56) }),
    ),
    { ...row('given', undefined, message(1, { at: at(55) })), moved: 'transferred' },
  ]);

  it('is what needs a reply or was written in lately', () => {
    expect([69, 70, 109, 110].map((second) => activeOf(buckets, 60, Date.parse(at(second))))).toEqual([3, 2, 2, 1]);
  });

  it('is everything while it is not known when conversations rest', () => {
    expect(activeOf(buckets, undefined, Date.parse(at(3_000)))).toBe(3);
  });
});
