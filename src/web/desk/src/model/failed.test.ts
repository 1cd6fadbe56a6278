import type { OutboxEvent } from '@chatrouter/shared/outbox';
import { describe, expect, it } from 'vitest';
import { failedAfter, orphansOf, type Failed } from './failed';
import { sendWent, type Body, type Row } from './row';
import { at, emptyRow } from './row.fixture';

const entry = { scope: 's', clientMsgId: 'm', lane: 'c', at, body: { kind: 'text', text: 'hello' } as const };
const refused: OutboxEvent<Body> = { kind: 'failed', entry, code: 'notOwner' };
const orphan = { clientMsgId: 'm', text: 'hello', code: 'notOwner' };
const after = (...events: OutboxEvent<Body>[]): Failed => events.reduce(failedAfter, new Map() as Failed);

describe('a refused send', () => {
  it('is seen in its conversation, and apart once that has gone, also when it comes back', () => {
    const shown = [{ kind: 'queued', entry } as const, refused].reduce<Row>(sendWent, emptyRow);

    expect(orphansOf(after(refused), { c: shown })).toEqual([]);
    expect(orphansOf(after(refused), {})).toEqual([orphan]);
    expect(orphansOf(after(refused), { c: emptyRow })).toEqual([orphan]);
  });

  it('of an earlier page is one as well', () => {
    expect(orphansOf(after({ kind: 'queued', entry: { ...entry, failedWith: 'notOwner' } }), {})).toEqual([orphan]);
  });

  it.each([
    ['sent again', { kind: 'queued', entry }],
    ['deleted', { kind: 'dropped', entry: { ...entry, failedWith: 'notOwner' } }],
  ] as const)('is none any more once it is %s', (_, event) => {
    expect(orphansOf(after(refused, event), {})).toEqual([]);
  });
});
