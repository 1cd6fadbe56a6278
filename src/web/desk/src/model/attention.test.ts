// @vitest-environment happy-dom
import type { AgentConversation, AgentSnapshot, Message } from '@chatrouter/shared/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { alertFor, Collapser, crossed, type Attention, type DeskEvent } from './alerts';
import { caughtUp, missed } from './caughtUp';
import { emptyDesk, resumed } from './desk';
import { found, step } from './find';
import {
  bindingOf,
  conflictOf,
  defaultKeymap,
  deskActions,
  exchanged,
  keymapWith,
  keyNames,
  unheardOf,
  type DeskAction,
  type OwnKeys,
} from './keymap';
import { headKey, held, settled, shiftOf } from './layout';
import type { Line } from './lines';
import { matches, type Command } from './palette';
import { rowOf, type Row } from './row';

const conversation = (id: string, over: Partial<AgentConversation> = {}): AgentConversation => ({
  id,
  buyerId: `b-${id}`,
  buyerVerified: true,
  status: 'owned',
  owner: 'me',
  version: 1,
  lastSeq: 0,
  waitingSince: '',
  openedAt: '',
  orderState: 'none',
  reason: 'weighted',
  notes: [],
  receipts: { buyerDelivered: 0, buyerRead: 0, agentDelivered: 0, agentRead: 0 },
  ...over,
});
const row = (id: string): Row => rowOf(conversation(id));
const rows = (needsReply: string, replied: string) => ({ needsReply: [...needsReply].map(row), replied: [...replied].map(row) });

describe('the notification matrix', () => {
  const here: Attention = { hidden: false, open: 'a', ticks: false, quiet: false };
  const away: Attention = { ...here, hidden: true };
  const message: DeskEvent = { kind: 'message', id: 'a' };

  it.each<[DeskEvent, Attention, object]>([
    [{ kind: 'assigned', id: 'b', handed: false }, here, { sound: 'ding', desktop: false }],
    [{ kind: 'assigned', id: 'b', handed: false }, away, { sound: 'ding', desktop: true }],
    [{ kind: 'assigned', id: 'b', handed: true }, here, { sound: 'handed', desktop: true }],
    [message, here, { desktop: false }],
    [message, { ...here, ticks: true }, { sound: 'tick', desktop: false }],
    [message, { ...here, open: 'b' }, { sound: 'ding', desktop: false }],
    [message, away, { sound: 'ding', desktop: true }],
    [{ kind: 'late', id: 'a', tier: 'orange' }, here, { sound: 'double', desktop: true }],
    [{ kind: 'late', id: 'a', tier: 'red' }, here, { sound: 'double', desktop: true }],
    [{ kind: 'lost' }, here, { sound: 'low', desktop: true }],
    [{ kind: 'elsewhere' }, here, { sound: 'low', desktop: true }],
    [{ kind: 'breakOver' }, here, { sound: 'ding', desktop: true }],
  ])('%o to %o', (event, attention, alert) => {
    expect(alertFor(event, attention)).toEqual(alert);
    expect(alertFor(event, { ...attention, quiet: true })).toEqual({ desktop: false });
  });

  it('tells a tier once, when it is crossed upwards to orange or red', () => {
    const before = new Map([
      ['a', 'amber'],
      ['b', 'orange'],
      ['c', 'calm'],
      ['d', 'orange'],
      ['eased', 'red'],
    ] as const);
    const now = new Map([
      ['a', 'orange'],
      ['b', 'orange'],
      ['c', 'bold'],
      ['d', 'red'],
      ['eased', 'orange'],
      ['new', 'red'],
    ] as const);

    expect(crossed(before, now)).toEqual([
      { kind: 'late', id: 'a', tier: 'orange' },
      { kind: 'late', id: 'd', tier: 'red' },
    ]);
  });
});

describe('the collapser', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('shows the first at once and the rest together at the end of the period', () => {
    const shown: number[][] = [];
    const collapser = new Collapser<number>(3000, (items) => shown.push([...items]));
    for (const item of [1, 2, 3]) collapser.add(item);
    expect(shown).toEqual([[1]]);

    vi.advanceTimersByTime(3000);
    expect(shown).toEqual([[1], [2, 3]]);
    vi.advanceTimersByTime(3000);
    collapser.add(4);

    expect(shown).toEqual([[1], [2, 3], [4]]);
  });
});

describe('the list', () => {
  const keys = (items: readonly { key: string }[]) => items.map(({ key }) => key.replace('head:', '#')).join(' ');

  it('has its own order while nobody points at it', () => {
    expect(keys(settled(rows('ba', 'c')))).toBe('#needsReply b a #replied c');
  });

  it('moves nothing while somebody does: what went or was answered keeps its place, what is new comes last in its section', () => {
    const before = settled(rows('abc', 'd'));

    expect(keys(held(before, rows('xac', 'db')))).toBe('#needsReply a b c x #replied d');
    expect(keys(held(before, rows('', 'dy')))).toBe('#needsReply a b c #replied d y');
  });

  it('knows how far a line was pushed down', () => {
    const before = settled(rows('a', 'd'));
    const after = held(before, rows('axy', 'd'));

    expect(shiftOf(before, after, 'd')).toBe(2);
    expect(shiftOf(before, after, headKey('replied'))).toBe(2);
    expect(shiftOf(before, after, 'a')).toBe(0);
    expect(shiftOf(before, after, 'gone')).toBe(0);
  });
});

describe('what happened meanwhile', () => {
  const message = (seq: number, from: Message['from'] = 'buyer'): Message => ({
    conversationId: 'a',
    seq,
    from,
    kind: 'text',
    clientMsgId: `m${seq}`,
    at: '',
  });
  const snapshot = (conversations: AgentSnapshot['conversations']): AgentSnapshot => ({
    me: { id: 'me', name: 'Me', role: 'agent', shopId: 's', shopName: 'S' },
    state: 'online',
    conversations,
    colleagues: [],
    groups: [],
    tags: {},
    counts: { needsReply: 0, replied: 0, queued: 0, offlinePool: 0 },
    serverTime: '2026-01-01T00:00:00Z',
  });
  const opened = (id: string, ...messages: Message[]) => ({ conversation: conversation(id, { lastSeq: messages.length }), messages });

  it('is nothing at the first connect, or when nothing happened', () => {
    const first = snapshot([opened('a')]);

    expect(caughtUp(emptyDesk, first)).toBeUndefined();
    expect(caughtUp(resumed(emptyDesk, first), first)).toBeUndefined();
  });

  it('counts buyers\u2019 messages and names what went, what ended and what came', () => {
    const before = resumed(emptyDesk, snapshot([opened('a', message(1)), opened('gone'), opened('waits'), opened('ended')]));

    const after = snapshot([opened('a', message(1), message(2), message(3, 'system')), opened('new')]);
    const happened = caughtUp(before, { ...after, elsewhere: { gone: 'ming' }, ended: ['ended'] });

    expect(happened?.messages).toBe(1);
    expect(happened?.moved.map(({ conversation: { id }, to }) => [id, to])).toEqual([
      ['gone', 'ming'],
      ['waits', undefined],
    ]);
    expect(happened?.ended.map(({ id }) => id)).toEqual(['ended']);
    expect(happened?.came.map(({ id }) => id)).toEqual(['new']);
  });

  it('is heard once: who came, by whom, and who wrote', () => {
    const before = resumed(emptyDesk, snapshot([opened('a', message(1)), opened('quiet')]));
    const handed = { ...opened('handed', message(1)), handedBy: 'ming', remark: 'size' };
    const after = snapshot([opened('a', message(1), message(2)), opened('quiet', message(1, 'agent')), opened('new', message(1)), handed]);

    expect(missed(emptyDesk, after)).toEqual([]);
    expect(missed(before, after)).toEqual([
      { kind: 'message', id: 'a' },
      { kind: 'assigned', id: 'new', handed: false },
      { kind: 'assigned', id: 'handed', handed: true },
    ]);
    expect(missed(resumed(before, after), after)).toEqual([]);
  });
});

describe('keys', () => {
  const press = (key: string, code: string, over: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, code, ...over });

  it('are free of conflicts by default', () => {
    for (const action of deskActions) expect(conflictOf(defaultKeymap, action, defaultKeymap[action]), action).toBeUndefined();
  });

  it('conflict with each other, with browsers and input methods, and with writing', () => {
    expect(conflictOf(defaultKeymap, 'next', 'Alt+KeyJ')).toEqual({ kind: 'used', by: 'longest' });
    for (const taken of ['Alt+KeyA', '$mod+Space', '$mod+Digit1', '$mod+KeyT', '$mod+Enter'])
      expect(conflictOf(defaultKeymap, 'next', taken), taken).toEqual({ kind: 'reserved' });
    for (const bare of ['KeyJ', 'Shift+KeyJ', 'Enter']) expect(conflictOf(defaultKeymap, 'next', bare), bare).toEqual({ kind: 'bare' });
    expect(conflictOf(defaultKeymap, 'next', 'Alt+KeyN')).toBeUndefined();
    expect(conflictOf(defaultKeymap, 'next', 'Alt+Enter')).toEqual({ kind: 'used', by: 'sendAndNext' });
  });

  it('are read from a press with its modifiers', () => {
    expect(bindingOf(press('n', 'KeyN', { altKey: true }))).toBe('Alt+KeyN');
    expect(bindingOf(press('k', 'KeyK', { ctrlKey: true, shiftKey: true }))).toBe('$mod+Shift+KeyK');
    expect(bindingOf(press('k', 'KeyK', { metaKey: true }), true)).toBe('$mod+KeyK');
    expect(bindingOf(press('Alt', 'AltLeft', { altKey: true }))).toBeUndefined();
    expect(bindingOf(press('n', 'KeyN', { altKey: true, isComposing: true }))).toBeUndefined();
  });

  it.each([
    'Shift+KeyN',
    'Shift+KeyT',
    'Shift+KeyW',
    'Shift+KeyP',
    'Shift+KeyI',
    'Tab',
    'Shift+Tab',
    'Digit0',
    'Minus',
    'Equal',
    'PageUp',
    'PageDown',
  ])('are none that a browser keeps for itself: Ctrl+%s', (key) =>
    expect(conflictOf(defaultKeymap, 'next', `$mod+${key}`)).toEqual({ kind: 'reserved' }),
  );

  it.each(['Alt+Space', 'Alt+Home', 'F3', 'F6', 'F10'])('are none that a browser keeps for itself: %s', (key) =>
    expect(conflictOf(defaultKeymap, 'next', key)).toEqual({ kind: 'reserved' }),
  );

  it('take an agent\u2019s own, but for what conflicts or is no key', () => {
    const own = { next: 'Alt+KeyN', previous: 'Alt+KeyJ', close: 7, orders: '$mod+Shift+KeyT', nonsense: 'Alt+KeyQ' };
    const keymap = keymapWith(own);

    expect(keymap).toEqual({ ...defaultKeymap, next: 'Alt+KeyN' });
    expect(unheardOf(own, keymap)).toEqual([
      { action: 'previous', binding: 'Alt+KeyJ', conflict: { kind: 'used', by: 'longest' } },
      { action: 'orders', binding: '$mod+Shift+KeyT', conflict: { kind: 'reserved' } },
    ]);
    expect(keyNames('$mod+Shift+KeyK')).toEqual(['Ctrl', 'Shift', 'K']);
    expect(keyNames('$mod+ArrowUp', true)).toEqual(['⌘', '↑']);
  });

  it.each([
    ['the default of one that was moved, earlier or later', { sendAndNext: 'Alt+KeyN', next: 'Alt+Enter', previous: 'Alt+ArrowDown' }],
    ['exchanged', { next: 'Alt+ArrowUp', previous: 'Alt+ArrowDown' }],
    ['passed on in a ring', { longest: 'Alt+KeyT', transfer: 'Alt+KeyX', close: 'Alt+KeyJ' }],
  ])('are judged together: %s', (_, own) => {
    expect(keymapWith(own)).toEqual({ ...defaultKeymap, ...own });
    expect(unheardOf(own, keymapWith(own))).toEqual([]);
  });

  it.each<[string, OwnKeys]>([
    ['the default ones', {}],
    ['own ones', { longest: 'Alt+KeyN', transfer: 'Alt+KeyG' }],
    ['and back', { longest: 'Alt+KeyT', transfer: 'Alt+KeyJ' }],
  ])('are exchanged at once: %s', (_, own) => {
    const before = keymapWith(own);

    const after = exchanged(own, 'longest', 'transfer') ?? {};

    expect(keymapWith(after)).toEqual({ ...before, longest: before.transfer, transfer: before.longest });
    expect(unheardOf(after, keymapWith(after))).toEqual([]);
  });

  it('are not exchanged where a third would have one of them then', () => {
    const own = { next: 'Alt+KeyX', longest: 'Alt+KeyX', close: 'Alt+KeyX' };

    expect(keymapWith(own).close).toBe('Alt+KeyX');
    expect(exchanged(own, 'next', 'close')).toBeUndefined();
  });

  it.each<[string, OwnKeys, DeskAction[]]>([
    ['the first of the list keeps what two chose', { next: 'Alt+KeyN', close: 'Alt+KeyN' }, ['close']],
    ['whose default it is keeps it, wherever it stands', { next: 'Alt+KeyX', close: 'Alt+KeyX' }, ['next']],
    ['who falls back has his default from who took it', { next: 'Alt+KeyN', close: 'Alt+KeyN', orders: 'Alt+KeyX' }, ['close', 'orders']],
  ])('fall back when they conflict all the same: %s', (_, own, unheard) => {
    const keymap = keymapWith(own);

    expect(unheardOf(own, keymap).map(({ action }) => action)).toEqual(unheard);
    expect(keymap).toEqual({ ...defaultKeymap, ...own, ...Object.fromEntries(unheard.map((action) => [action, defaultKeymap[action]])) });
    expect(new Set(Object.values(keymap)).size).toBe(deskActions.length);
  });
});

describe('search', () => {
  const line = (text: string): Line => ({ key: text, at: '', kind: 'text', side: 'buyer', text });

  it('finds lines by their text, and steps round at the ends', () => {
    const places = found([line('Where is it?'), line('here'), line('nowhere')], ' WHERE ');

    expect(places).toEqual([0, 2]);
    expect([step(places, 1, 1), step(places, 0, -1), step([], 0, 1)]).toEqual([0, 1, 0]);
    expect(found([line('x')], ' ')).toEqual([]);
  });

  it('offers the palette\u2019s best matches, tolerating a slip', () => {
    const command = (title: string, words = ''): Command => ({ id: title, kind: 'action', title, detail: '', words, run: () => undefined });
    const commands = [command('Transfer'), command('Ann Lee', 'b-77 未发货'), command('李三')];

    expect(matches(commands, 'trasfer')[0]?.title).toBe('Transfer');
    expect(matches(commands, '未发货').map(({ title }) => title)).toEqual(['Ann Lee']);
    expect(matches(commands, '李')[0]?.title).toBe('李三');
    expect(matches(commands, '')).toHaveLength(3);
    expect(matches(commands, 'qqqq')).toEqual([]);
  });
});
