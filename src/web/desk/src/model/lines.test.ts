import type { Colleague } from '@chatrouter/shared/contract';
import { echo } from '@chatrouter/shared/timeline';
import { describe, expect, it } from 'vitest';
import { linesOf } from './lines';
import { absorb } from './row';
import { at, emptyRow as row, said } from './row.fixture';
import { targetsOf } from './targets';

describe('what the agent sees', () => {
  it('tells read, delivered and sent apart, then pending and failed', () => {
    const shown = [said(1, {}), said(2, {}), said(3, {})].reduce(absorb, row);
    const failed = { clientMsgId: 'f', kind: 'text' as const, text: 'x', at, state: { kind: 'failed' as const, code: 'notOwner' } };
    const timeline = echo(echo(shown.timeline, { ...failed, clientMsgId: 'p', state: { kind: 'pending' } }), failed);

    const kinds = linesOf({ ...shown, timeline }, 'me').map((line) => (line.side === 'own' ? line.delivery.kind : line.side));

    expect(kinds).toEqual(['read', 'delivered', 'sent', 'pending', 'failed']);
  });

  it('tells who speaks', () => {
    const others = [
      said(1, { from: 'buyer' }),
      said(2, { senderId: 'other', senderName: 'O' }),
      said(3, { from: 'bot' }),
      said(4, { from: 'system' }),
      said(5, { from: 'somebody new' as 'system' }),
    ];

    expect(linesOf(others.reduce(absorb, row), 'me').map((line) => line.side)).toEqual(['buyer', 'colleague', 'bot', 'system', 'system']);
  });
});

describe('transfer targets', () => {
  it('have the free first and the absent last, without oneself', () => {
    const agent = (id: string, over: Partial<Colleague> = {}): Colleague => ({
      id,
      name: id,
      state: 'online',
      pending: 0,
      active: 0,
      capacity: 8,
      ...over,
    });
    const all = [
      agent('off', { state: 'offline' }),
      agent('full', { active: 8 }),
      agent('me'),
      agent('busy', { pending: 5 }),
      agent('half', { active: 4 }),
      agent('free'),
      agent('endless', { capacity: 0 }),
    ];

    expect(targetsOf(all, 'me').map((a) => a.id)).toEqual(['endless', 'free', 'busy', 'half', 'full', 'off']);
  });
});
