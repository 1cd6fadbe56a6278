import { describe, expect, it } from 'vitest';
import { newTrial, notesOf, ordered, outcomeOf, requestOf, whyNot, type Candidate, type Simulation } from './simulate';

const zone = 'Asia/Shanghai';
const now = new Date('2026-11-28T10:00:00Z');
const candidate = (agent: string, more: Partial<Candidate> = {}): Candidate => ({
  agent,
  state: 'online',
  standing: 'calm',
  inPool: true,
  eligible: true,
  weight: 100,
  pending: 0,
  active: 0,
  capacity: 20,
  expectedShare: 0,
  ...more,
});

describe('a trial', () => {
  it('of a made-up buyer says what the form says, contacts by their time', () => {
    const form = {
      ...newTrial(),
      orderState: 'refund',
      entry: 'group' as const,
      group: 'after',
      contacts: [
        { agent: 'anna', hoursAgo: 2 },
        { agent: '', hoursAgo: 1 },
      ],
    };
    expect(requestOf(form, zone, now)).toEqual({
      draft: true,
      buyer: {
        contacts: [{ agent: 'anna', at: '2026-11-28T08:00:00.000Z' }],
        orderState: 'refund',
        priority: 0,
        group: { group: 'after', fallback: 'shop' },
      },
    });
  });

  it('comes in by an entry where the page names nobody, with a level where one is given', () => {
    const form = { ...newTrial(), page: ' /sale/7 ', level: 3 as const };
    expect(requestOf(form, zone, now)).toEqual({ draft: true, buyer: { contacts: [], priority: 0, entry: '/sale/7', level: 3 } });
    expect(requestOf({ ...form, level: '', entry: 'agent', agent: 'ben' }, zone, now)).toEqual({
      draft: true,
      buyer: { contacts: [], priority: 0, named: 'ben' },
    });
  });

  it('asks the bot what the buyer writes, if he writes anything', () => {
    expect(requestOf({ ...newTrial(), text: 'When do you ship?' }, zone, now)).toEqual({
      draft: true,
      buyer: { contacts: [], priority: 0, text: 'When do you ship?' },
    });
    expect(requestOf({ ...newTrial(), text: ' ' }, zone, now)).toEqual({ draft: true, buyer: { contacts: [], priority: 0 } });
  });

  it('of a known buyer leaves his contacts to the server, at the time that is chosen by the clocks of the shop', () => {
    const form = {
      ...newTrial(),
      buyer: ' 8841 ',
      at: '2026-11-29T09:30',
      entry: 'agent' as const,
      agent: 'ben',
      contacts: [{ agent: 'anna', hoursAgo: 2 }],
    };
    expect(requestOf(form, zone, now)).toEqual({
      draft: true,
      at: '2026-11-29T01:30:00.000Z',
      buyer: { id: 'u:8841', priority: 0, named: 'ben' },
    });
  });
});

describe('an answer', () => {
  it('says where the buyer comes to', () => {
    const answer: Simulation = { refusal: 'none', placement: 'owned', notes: 'none', rules: [], candidates: [] };
    expect(
      [
        { ...answer, winner: 'c' },
        { ...answer, refusal: 'buyerBlocked', placement: 'unplaced' },
        { ...answer, placement: 'heldByBot', botSays: '48 h' },
        { ...answer, placement: 'heldByBot' },
        { ...answer, placement: 'offlinePool', botSays: '48 h' },
        { ...answer, placement: 'unplaced' },
      ].map(outcomeOf),
    ).toEqual(['owned', 'refused', 'heldByBot', 'ownBot', 'offlinePool', 'placedOther']);
  });

  it('tells why somebody does not compete', () => {
    expect([
      whyNot(candidate('a')),
      whyNot(candidate('b', { eligible: false, standing: 'full' })),
      whyNot(candidate('c', { eligible: false, inPool: false })),
      whyNot(candidate('d', { eligible: false, inPool: false, standing: 'offline' })),
    ]).toEqual([undefined, 'full', 'notInPool', 'offline']);
  });

  it('has the winner first and its notes apart', () => {
    const answer: Simulation = {
      refusal: 'none',
      placement: 'owned',
      winner: 'c',
      notes: 'groupOffline, groupNamed',
      rules: [],
      candidates: [candidate('a', { eligible: false }), candidate('b'), candidate('c')],
    };
    expect(ordered(answer).map(({ agent }) => agent)).toEqual(['c', 'b', 'a']);
    expect(notesOf(answer)).toEqual(['groupOffline', 'groupNamed']);
    expect(notesOf({ ...answer, notes: 'none' })).toEqual([]);
  });
});
