import { echo } from '@chatrouter/shared/timeline';
import type { Message } from '@chatrouter/shared/contract';
import { describe, expect, it } from 'vitest';
import { itemsOf } from './items';
import { messageCame, noTalk, receiptCame, unreadOf } from './talk';

const message = (seq: number, over: Partial<Message> = {}): Message => ({
  conversationId: 'c',
  seq,
  from: 'buyer',
  kind: 'text',
  text: `t${seq}`,
  clientMsgId: `m${seq}`,
  at: '2026-01-01T00:00:00Z',
  ...over,
});

describe('what the buyer sees', () => {
  it('ticks turn from sent to read', () => {
    const talk = [message(1), message(2)].reduce(messageCame, noTalk);
    const read = receiptCame(talk, { conversationId: 'c', from: 'agent', deliveredUpTo: 2, readUpTo: 1 });

    expect(itemsOf(talk)).toMatchObject([{ delivery: { kind: 'sent' } }, { delivery: { kind: 'sent' } }]);
    expect(itemsOf(read)).toMatchObject([{ delivery: { kind: 'read' } }, { delivery: { kind: 'sent' } }]);
  });

  it('shows what a sender says that only a newer server knows', () => {
    const talk = [message(1, { from: 'somebody new' as 'system' })].reduce(messageCame, noTalk);

    expect(itemsOf(talk)).toMatchObject([{ side: 'system', text: 't1' }]);
  });

  it('shows no note, though it takes a number', () => {
    const note = message(2, { from: 'system', kind: 'note', clientMsgId: '' });
    const talk = [message(1), note, message(3, { from: 'agent', senderName: 'A' })].reduce(messageCame, noTalk);

    expect(itemsOf(talk).map((item) => item.side)).toEqual(['own', 'other']);
  });

  it('shows that a message was taken back, and none of its words', () => {
    const recall = message(3, { from: 'agent', kind: 'recall', recalls: 2 });
    const talk = [message(1), message(2, { from: 'agent', senderName: 'A' }), recall].reduce(messageCame, noTalk);

    expect(itemsOf(talk).map(({ side, kind }) => [side, kind])).toEqual([
      ['own', 'text'],
      ['system', 'recalled'],
    ]);
    expect(itemsOf(talk)[1]?.text).toBeUndefined();
    expect(unreadOf(talk)).toBe(0);
  });

  it('shows unsent messages last, with their state', () => {
    const talk = messageCame(noTalk, message(1));
    const failed = { clientMsgId: 'x', kind: 'text' as const, text: 'x', at: '', state: { kind: 'failed' as const, code: 'rateLimited' } };
    const acked = { ...failed, clientMsgId: 'y', state: { kind: 'acked' as const, seq: 3 } };
    const timeline = echo(echo(talk.timeline, failed), acked);

    expect(itemsOf({ ...talk, timeline }).slice(1)).toMatchObject([{ delivery: failed.state }, { delivery: { kind: 'sent' } }]);
  });
});
