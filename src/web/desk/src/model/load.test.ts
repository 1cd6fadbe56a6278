import type { Message } from '@chatrouter/shared/contract';
import { describe, expect, it } from 'vitest';
import { bucketsOf } from './buckets';
import { activeOf } from './load';
import { assignedRow, type Row } from './row';
import { emptyRow, said } from './row.fixture';

const at = (second: number): string => new Date(Date.UTC(2026, 0, 5, 9, 0, second)).toISOString();

const row = (id: string, turn: { turnOpenedAt?: string }, ...messages: Message[]): Row =>
  assignedRow(undefined, { conversation: { ...emptyRow.conversation, ...turn, id, lastSeq: messages.length }, messages });

describe('what an agent serves', () => {
  const buckets = bucketsOf([
    row('waits', { turnOpenedAt: at(0) }, said(1, { from: 'buyer' })),
    row('answered', {}, said(1, { at: at(50) })),
    // A colleague's note, the system's line and taking back are not said to the buyer.
    row('rests', {}, said(1, { at: at(10) }), said(2, { kind: 'note', at: at(55) }), said(3, { from: 'system', at: at(56) })),
    { ...row('given', {}, said(1, { at: at(55) })), moved: 'transferred' },
  ]);

  it('is what needs a reply or was written in lately', () => {
    expect([69, 70, 109, 110].map((second) => activeOf(buckets, 60, Date.parse(at(second))))).toEqual([3, 2, 2, 1]);
  });

  it('is everything while it is not known when conversations rest', () => {
    expect(activeOf(buckets, undefined, Date.parse(at(3_000)))).toBe(3);
  });
});
