import type { AgentConversation, AgentSnapshot, Message } from '@chatrouter/shared/contract';
import type { OutboxEntry } from '@chatrouter/shared/outbox';
import { describe, expect, it } from 'vitest';
import { bucketsOf } from './buckets';
import {
  agentChanged,
  assigned,
  conversationChanged,
  emptyDesk,
  isHere,
  receiptCame,
  resumed,
  stayed,
  stayOver,
  tagged,
  tidied,
  unassigned,
  type Desk,
} from './desk';
import { colourOf, initialOf, nameOf } from './names';
import { absorb, changedRow, rowOf, sendWent, unreadOf, type Body } from './row';
import { matching } from './search';
import { tiered, tierOf, tiersOf, tiersOver, usualTiers } from './tiers';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

const conversation = (id: string, over: Partial<AgentConversation> = {}): AgentConversation => ({
  id,
  buyerId: `b-${id}`,
  buyerVerified: true,
  status: 'owned',
  owner: 'me',
  version: 1,
  lastSeq: 0,
  waitingSince: at(0),
  openedAt: at(0),
  orderState: 'none',
  reason: 'weighted',
  notes: [],
  receipts: { buyerDelivered: 0, buyerRead: 0, agentDelivered: 0, agentRead: 0 },
  ...over,
});

const message = (seq: number, from: Message['from'], over: Partial<Message> = {}): Message => ({
  conversationId: 'c',
  seq,
  from,
  kind: 'text',
  text: `t${seq}`,
  clientMsgId: `m${seq}`,
  at: at(seq),
  ...over,
});

const snapshot = (...ids: string[]): AgentSnapshot => ({
  me: { id: 'me', name: 'Me', role: 'agent', shopId: 's', shopName: 'S' },
  state: 'online',
  conversations: ids.map((id) => ({ conversation: conversation(id), messages: [] })),
  colleagues: [{ id: 'me', name: 'Me', state: 'online', pending: 0, active: 0, capacity: 8 }],
  groups: [],
  tags: {},
  counts: { needsReply: 0, replied: ids.length, queued: 0, offlinePool: 0 },
  serverTime: at(0),
});

const entry: OutboxEntry<Body> = { clientMsgId: 'x', scope: 's', lane: 'c', body: { kind: 'text', text: 'hi' }, at: at(9) };
const receipt = { conversationId: 'c', seq: 2, at: at(2), duplicate: false, status: 'owned' as const };
const moved = (desk: Desk, id: string) => desk.rows[id]?.moved;

describe('a row', () => {
  it('keeps who handed it over and why, until the rules give it anew', () => {
    const opened = { conversation: conversation('c'), messages: [] };
    const handed = assigned(emptyDesk, { ...opened, handedBy: 'ming', remark: 'after-sale' });

    expect(handed.rows['c']?.handed).toEqual({ by: 'ming', remark: 'after-sale' });
    expect(assigned(handed, opened).rows['c']?.handed).toBeUndefined();
  });

  it('says again after a reload who handed it over, until its agent answers the buyer', () => {
    const opened = { conversation: conversation('c', { assignedAt: at(3) }), messages: [message(2, 'agent', { senderId: 'ming' })] };
    const word = { ...snapshot(), conversations: [{ ...opened, handedBy: 'ming', remark: 'after-sale' }] };
    const row = resumed(emptyDesk, word).rows['c'] ?? rowOf(opened.conversation);
    const after = (...messages: Message[]) => messages.reduce(absorb, row).handed;

    expect(row.handed).toEqual({ by: 'ming', remark: 'after-sale' });
    expect(after(message(4, 'buyer'), message(5, 'agent', { kind: 'note' }), message(6, 'agent', { senderId: 'boss' }))).toBeDefined();
    expect(after(message(4, 'agent', { senderId: 'me' }))).toBeUndefined();
    expect(after(message(4, 'agent'))).toBeUndefined();
    expect(resumed(resumed(emptyDesk, word), { ...word, conversations: [opened] }).rows['c']?.handed).toBeUndefined();
  });

  it('opens its turn with the first buyer message and keeps that time', () => {
    const row = [message(1, 'buyer'), message(2, 'buyer')].reduce(absorb, rowOf(conversation('c')));

    expect(row.conversation).toMatchObject({ turnOpenedAt: at(1), lastSeq: 2, lastText: 't2' });
    expect(unreadOf(row)).toBe(2);
  });

  it('closes its turn with a public agent message, not with a note, a bot or the system', () => {
    const asked = absorb(rowOf(conversation('c')), message(1, 'buyer'));
    const after = (...messages: Message[]) => messages.reduce(absorb, asked).conversation.turnOpenedAt;

    expect(after(message(2, 'agent', { kind: 'note' }), message(3, 'bot'), message(4, 'system'))).toBe(at(1));
    expect(after(message(2, 'agent'))).toBeUndefined();
  });

  it('does not go back for an older message or row', () => {
    const row = absorb(rowOf(conversation('c')), message(3, 'agent'));

    expect(absorb(row, message(2, 'buyer')).conversation.turnOpenedAt).toBeUndefined();
    expect(changedRow(row, conversation('c', { lastSeq: 2 })).conversation.lastSeq).toBe(3);
    expect(changedRow(row, conversation('c', { lastSeq: 2, version: 2 })).conversation.version).toBe(2);
  });

  it('pending -> acked closes the turn; pending -> failed does not', () => {
    const asked = absorb(rowOf(conversation('c')), message(1, 'buyer'));
    const pending = sendWent(asked, { kind: 'queued', entry });
    const acked = sendWent(pending, { kind: 'acked', entry, receipt });
    const failed = sendWent(pending, { kind: 'failed', entry, code: 'notOwner' });

    expect(pending.timeline.echoes).toHaveLength(1);
    expect(acked.conversation.turnOpenedAt).toBeUndefined();
    expect(acked.timeline.messages.map((m) => m.text)).toEqual(['t1', 'hi']);
    expect(failed.conversation.turnOpenedAt).toBe(at(1));
    expect(sendWent(failed, { kind: 'dropped', entry }).timeline.echoes).toEqual([]);
  });
});

describe('the desk', () => {
  it('knows the levels of buyers by its snapshot and by what comes with a conversation, until a snapshot says otherwise', () => {
    const told = resumed(emptyDesk, { ...snapshot('c'), levels: { 'b-c': 3 } });
    const assignedTo = tagged(tagged(told, { buyerId: 'b-d', tags: [], level: 0 }), { buyerId: 'b-c', tags: ['VIP'] });

    expect(assignedTo.levels).toEqual({ 'b-c': 3, 'b-d': 0 });
    expect(resumed(assignedTo, snapshot('c')).levels).toEqual({});
  });

  it('marks as moved what a resume no longer lists, and takes it back when it returns', () => {
    const before = resumed(emptyDesk, snapshot('a', 'b'));
    const after = resumed(before, snapshot('b'));

    expect([moved(after, 'a'), moved(after, 'b')]).toEqual(['rerouted', undefined]);
    expect(moved(resumed(before, { ...snapshot('b'), elsewhere: { a: 'ming' } }), 'a')).toBe('taken');
    expect(moved(resumed(before, { ...snapshot('b'), ended: ['a'] }), 'a')).toBe('closed');
    expect(moved(resumed(after, snapshot('a', 'b')), 'a')).toBeUndefined();
  });

  it('assigned -> unassigned -> forgotten once he looks elsewhere', () => {
    const mine = assigned(resumed(emptyDesk, snapshot()), {
      conversation: conversation('c', { lastSeq: 1 }),
      messages: [message(1, 'buyer')],
    });
    const gone = unassigned(mine, 'c', 'transferred');

    expect(mine.rows['c']?.timeline.messages).toHaveLength(1);
    expect(moved(gone, 'c')).toBe('transferred');
    expect([isHere(mine, 'c'), isHere(gone, 'c'), isHere(mine, 'd')]).toEqual([true, false, false]);
    expect(Object.keys(tidied(gone, 'c').rows)).toEqual(['c']);
    expect(tidied(gone, undefined).rows).toEqual({});
  });

  it('shows its own rows only', () => {
    const desk = resumed(emptyDesk, snapshot('a'));

    expect(Object.keys(conversationChanged(desk, conversation('x', { owner: 'other' })).rows)).toEqual(['a']);
    expect(moved(conversationChanged(desk, conversation('a', { owner: 'other', version: 2 })), 'a')).toBe('rerouted');
    expect(Object.keys(conversationChanged(desk, conversation('b')).rows)).toEqual(['a', 'b']);
    expect(conversationChanged(desk, conversation('a')).rows['a']?.changes).toBe((desk.rows['a']?.changes ?? 0) + 1);
  });

  it('raises receipts and never lowers them', () => {
    const desk = resumed(emptyDesk, snapshot('c'));
    const read = receiptCame(desk, { conversationId: 'c', from: 'buyer', deliveredUpTo: 5, readUpTo: 4 });
    const late = receiptCame(read, { conversationId: 'c', from: 'buyer', deliveredUpTo: 3, readUpTo: 3 });

    expect(late.rows['c']?.conversation.receipts).toMatchObject({ buyerDelivered: 5, buyerRead: 4 });
  });

  it('follows its own and its colleagues\u2019 states', () => {
    const desk = agentChanged(resumed(emptyDesk, snapshot()), { agentId: 'me', state: 'grace', graceUntil: at(30) });

    expect(desk).toMatchObject({ state: 'grace', graceUntil: at(30), colleagues: [{ state: 'grace' }] });
  });
});

describe('a conversation that was given away', () => {
  const until = at(300);
  const given = (over: Partial<AgentConversation> = {}) => ({
    conversation: conversation('c', { owner: 'other', version: 2, lastSeq: 1, ...over }),
    messages: [message(1, 'buyer')],
    until,
    handovers: [{ at: at(1), by: 'me', to: 'other', groups: [] }],
  });
  const mine = resumed(emptyDesk, snapshot('c'));

  it('stays readable and live while he reads on, wherever he looks, and takes no place among his', () => {
    const reading = tidied(stayed(unassigned(mine, 'c', 'transferred'), given()), 'another');
    const later = absorb(reading.rows['c'] ?? rowOf(conversation('c')), message(2, 'agent', { senderId: 'other' }));

    expect(reading.rows['c']).toMatchObject({ moved: 'transferred', stay: until });
    expect(later.timeline.messages.map((m) => m.seq)).toEqual([1, 2]);
    expect(isHere(reading, 'c')).toBe(false);
    expect(reading.rows['c']?.handovers).toEqual([{ at: at(1), by: 'me', to: 'other', groups: [] }]);
    expect(bucketsOf(Object.values(reading.rows))).toMatchObject({ needsReply: [], replied: [], stayed: [{ stay: until }] });
  });

  it('is read on with also by who was told of the transfer later, or looked elsewhere before', () => {
    expect(stayed(mine, given()).rows['c']).toMatchObject({ moved: 'transferred', stay: until });
    expect(stayed(emptyDesk, given()).rows['c']?.timeline.messages).toHaveLength(1);
  });

  it('names whoever has it by now, and asks for no message', () => {
    const on = conversationChanged(stayed(mine, given()), conversation('c', { owner: 'third', version: 3, lastSeq: 4 }));

    expect(on.rows['c']).toMatchObject({ conversation: { owner: 'third' }, stay: until, moved: 'transferred', timeline: { head: 1 } });
  });

  it('goes when the time is over, and is his again when it comes back', () => {
    const reading = stayed(mine, given());
    const back = assigned(reading, { conversation: conversation('c', { version: 3 }), messages: [] });

    expect(tidied(stayOver(reading, 'c'), undefined).rows['c']).toBeUndefined();
    expect(stayOver(reading, 'c').rows['c']).toMatchObject({ moved: 'stayOver' });
    expect(back.rows['c']).not.toHaveProperty('stay');
    expect(back.rows['c']).not.toHaveProperty('handovers');
    expect(stayOver(back, 'c')).toBe(back);
    expect(stayed(back, given({ owner: 'me', version: 3 })).rows['c']).not.toHaveProperty('stay');
  });
});

describe('the list', () => {
  const waiting = (id: string, second: number) => rowOf(conversation(id, { turnOpenedAt: at(second) }));

  it('has the longest waiting first and the latest answered first', () => {
    const answered = (id: string, second: number) => absorb(rowOf(conversation(id)), message(1, 'agent', { at: at(second) }));
    const { needsReply, replied } = bucketsOf([
      waiting('a', 9),
      waiting('b', 3),
      answered('c', 1),
      answered('d', 2),
      { ...waiting('e', 1), moved: 'closed' },
    ]);

    expect(needsReply.map((r) => r.conversation.id)).toEqual(['b', 'a']);
    expect(replied.map((r) => r.conversation.id)).toEqual(['d', 'c']);
  });

  it('finds by name and last line', () => {
    const rows = [rowOf(conversation('a', { buyerName: '李三' })), rowOf(conversation('b', { lastText: 'Where is it?' }))];

    expect(matching(rows, '李').map((r) => r.conversation.id)).toEqual(['a']);
    expect(matching(rows, 'WHERE').map((r) => r.conversation.id)).toEqual(['b']);
    expect(matching(rows, ' ')).toHaveLength(2);
    expect(matching(rows, '8841', undefined, ({ id }) => (id === 'b' ? ['23918841'] : []))).toEqual([rows[1]]);
  });
});

describe('tiers', () => {
  it.each([
    [0, 'calm'],
    [29, 'calm'],
    [30, 'bold'],
    [59, 'bold'],
    [60, 'amber'],
    [99, 'amber'],
    [100, 'orange'],
    [179, 'orange'],
    [180, 'red'],
  ])('%i s is %s', (seconds, tier) => expect(tierOf(seconds)).toBe(tier));

  const groups = [
    { id: 'pre', name: '售前' },
    { id: 'after', name: '售后', tiers: { orangeSeconds: 40, redSeconds: 50 } },
  ];
  const shops = { ...usualTiers, amberSeconds: 35, redSeconds: 150 };
  const ofAfter = { ...shops, orangeSeconds: 40, redSeconds: 50 };
  const served = { tiers: shops, groups: groups.map((group) => tiered(group, shops)) };

  it.each([
    ['of the group through which it came', 'after', ['pre'], ofAfter],
    ['of the only group that the agent is in', undefined, ['after'], ofAfter],
    ["the shop's, for an agent of several groups", undefined, ['pre', 'after'], shops],
    ["the shop's, while nobody says which groups he is in", undefined, undefined, shops],
    ["the shop's, of a group that says nothing", 'pre', ['after'], shops],
    ["the shop's, of a group that is gone", 'gone', ['after'], shops],
  ])('are %s', (_, group, myGroups, tiers) => {
    expect(tiersOf({ ...served, myGroups }, conversation('c', group === undefined ? {} : { group }))).toEqual(tiers);
  });

  it('stay the same object from row to row, so that nothing is drawn anew', () => {
    const desk = { ...served, myGroups: undefined };
    expect(tiersOf(desk, { group: 'after' })).toBe(tiersOf(desk, { group: 'after' }));
    expect(tiersOf(desk, { group: 'pre' })).toBe(shops);
  });

  it('of a shop that says none, or some, are the usual ones', () => {
    expect(tiersOver(undefined)).toBe(usualTiers);
    expect(tiersOver({ amberSeconds: 35, redSeconds: 150 })).toEqual(shops);
  });

  it('follow those of a group', () => {
    expect([39, 40, 49, 50].map((seconds) => tierOf(seconds, ofAfter))).toEqual(['amber', 'orange', 'orange', 'red']);
  });
});

describe('names', () => {
  it('give a guest the end of his id, everybody an initial and a steady colour', () => {
    expect(nameOf(conversation('c', { buyerId: 'g:0123abcd' }), 'Guest')).toBe('Guest abcd');
    expect(initialOf('李三')).toBe('李');
    expect(colourOf('x')).toBe(colourOf('x'));
  });
});
