import type { Message } from '@chatrouter/shared/contract';
import { echo } from '@chatrouter/shared/timeline';
import { describe, expect, it } from 'vitest';
import { linesOf } from './lines';
import { isRecallable, lastOwnText, recallSeconds } from './recall';
import { absorb, type Row } from './row';
import { at, emptyRow, said } from './row.fixture';

const recall = (seq: number, recalls: number): Message => {
  const { text: _, ...bare } = said(seq);
  return { ...bare, kind: 'recall', recalls };
};
const rowWith = (...messages: Message[]): Row => messages.reduce(absorb, emptyRow);

describe('taking back', () => {
  it('leaves a line that says who did it, and no line of its own', () => {
    const row = rowWith(said(1), said(2, { senderId: 'other', senderName: 'Ming' }), recall(3, 1), recall(4, 2));

    expect(linesOf(row, 'me')).toMatchObject([
      { side: 'recalled', seq: 1 },
      { side: 'recalled', name: 'Ming' },
    ]);
    expect(linesOf(row, 'me').map(({ text }) => text)).toEqual([undefined, undefined]);
    expect(linesOf(row, 'me')[0]).not.toHaveProperty('name');
  });

  it('leaves the list what the buyer said last', () => {
    expect(rowWith(said(1, { from: 'buyer' }), said(2), recall(3, 2)).conversation.lastText).toBe('t1');
  });

  it('opens no turn and closes none', () => {
    const asked = rowWith(said(1), said(2, { from: 'buyer' }));

    expect(absorb(asked, recall(3, 1)).conversation.turnOpenedAt).toBe(at);
  });

  it('is offered of own texts and cards, as long as the server allows it', () => {
    const row = rowWith(said(1), said(2, { kind: 'image', imageId: 'i' }), said(3, { from: 'buyer' }), said(4, { senderId: 'other' }));
    const offered = (seconds: number) => linesOf(row, 'me').map((line) => isRecallable(line, seconds));

    expect(offered(recallSeconds - 1)).toEqual([true, false, false, false]);
    expect(offered(recallSeconds)).toEqual([false, false, false, false]);
  });
});

describe('the last own text', () => {
  it('is what this agent said last, also after the buyer wrote again', () => {
    expect(lastOwnText(rowWith(said(1), said(2), said(3, { from: 'buyer' })), 'me')).toEqual({ seq: 2, text: 't2', at });
  });

  it('is none where another spoke later, a picture was sent, it is taken back, or one is still on its way', () => {
    const row = rowWith(said(1));
    const pending = { clientMsgId: 'p', kind: 'text' as const, text: 'x', at, state: { kind: 'pending' as const } };

    expect(lastOwnText(rowWith(said(1), said(2, { senderId: 'other' })), 'me')).toBeUndefined();
    expect(lastOwnText(rowWith(said(1), said(2, { kind: 'image' })), 'me')).toBeUndefined();
    expect(lastOwnText(rowWith(said(1), recall(2, 1)), 'me')).toBeUndefined();
    expect(lastOwnText({ ...row, timeline: echo(row.timeline, pending) }, 'me')).toBeUndefined();
  });
});
