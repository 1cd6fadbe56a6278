import type { AgentConversation, Message } from '@chatrouter/shared/contract';
import { hasHole } from '@chatrouter/shared/timeline';
import { describe, expect, it } from 'vitest';
import { heard, reachedAt, seenOnBoard, watchedRow, withOlder } from './watched';

const conversation = { id: 'c', version: 1, lastSeq: 4, receipts: { agentRead: 0 } } as unknown as AgentConversation;
const message = (seq: number, conversationId = 'c') =>
  ({ conversationId, seq, from: 'buyer', kind: 'text', text: `${seq}`, clientMsgId: `m${seq}`, at: '' }) as Message;
const row = watchedRow({ conversation, messages: [message(3), message(4)] });
const seqs = (of: typeof row | undefined) => of?.timeline.messages.map(({ seq }) => seq);

describe('a conversation that is watched', () => {
  it('begins with its latest messages and goes on with what comes', () => {
    expect(seqs(row)).toEqual([3, 4]);
    expect(seqs(heard(row, message(5)))).toEqual([3, 4, 5]);
  });

  it('hears nothing of another', () => {
    expect(heard(row, message(5, 'other'))).toBe(row);
    expect(heard(undefined, message(5))).toBeUndefined();
  });

  it('takes its owner from the board, and no hole from a message that is still on its way', () => {
    const seen = seenOnBoard(row, { ...conversation, owner: 'anna', version: 2, lastSeq: 9 });

    expect(seen.conversation.owner).toBe('anna');
    expect(hasHole(seen.timeline)).toBe(false);
  });

  it('keeps where its buyer can be reached, whatever comes', () => {
    const reached = watchedRow({ conversation, messages: [], contact: '138' });

    expect(heard(seenOnBoard(reached, { ...conversation, version: 2 }), message(5))?.contact).toBe('138');
    expect(row).not.toHaveProperty('contact');
  });

  it('follows where its buyer can be reached until he takes it back', () => {
    expect(reachedAt(row, { conversationId: 'c', contact: '138' })?.contact).toBe('138');
    expect(reachedAt(reachedAt(row, { conversationId: 'c', contact: '138' }), { conversationId: 'c' })?.contact).toBeUndefined();
    expect(reachedAt(row, { conversationId: 'other', contact: '138' })).toBe(row);
  });

  it('gets its earlier messages in front', () => {
    expect(seqs(withOlder(row, 'c', [message(1), message(2)]))).toEqual([1, 2, 3, 4]);
    expect(withOlder(row, 'other', [message(1), message(2)])).toBe(row);
  });
});
