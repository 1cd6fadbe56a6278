import { describe, expect, it } from 'vitest';
import type { BuyerStatus, Message } from '@chatrouter/shared/contract';
import { connectionEvent, eventsBetween, messageEvent, stateOf } from './report';
import { closedCame, messageCame, noTalk, readHere, statusCame } from './talk';

const status = (over: Partial<BuyerStatus>): BuyerStatus => ({ conversationId: 'c', status: 'owned', ...over });
const agent = { id: 'a', name: 'Fang' };
const message: Message = { conversationId: 'c', seq: 1, from: 'agent', kind: 'text', text: 'hi', clientMsgId: 'm', at: 'now' };

const unplaced = statusCame(noTalk, status({ status: 'unplaced' }));
const queued = statusCame(unplaced, status({ status: 'queued', group: 'after-sale', queue: { position: 2, reason: 'allFull' } }));
const owned = statusCame(queued, status({ agent, because: 'weighted', group: 'after-sale' }));
const offline = statusCame(unplaced, status({ status: 'offlinePool', opensAt: 'morning' }));
const open = { ...noTalk, availability: { state: 'offline', opensAt: 'morning' } } as const;
const started = { name: 'conversation-started', payload: { conversationId: 'c', reason: 'first' } };
const closed = closedCame(owned, 'c', 'agent');

describe('what the page is told', () => {
  it.each([
    ['none -> unplaced', noTalk, unplaced, [started]],
    [
      'unplaced -> queued',
      unplaced,
      queued,
      [
        { name: 'availability', payload: { state: 'queue' } },
        { name: 'queue', payload: { position: 2, reason: 'allFull' } },
      ],
    ],
    [
      'queued -> owned',
      queued,
      owned,
      [
        { name: 'availability', payload: { state: 'online' } },
        { name: 'assigned', payload: { agent: { nick: 'Fang', avatar: 'F' }, group: 'after-sale', because: 'weighted' } },
      ],
    ],
    ['unplaced -> offlinePool', unplaced, offline, [{ name: 'availability', payload: { state: 'offline', opensAt: 'morning' } }]],
    ['owned -> closed', owned, closed, [{ name: 'conversation-ended', payload: { conversationId: 'c', reason: 'agent' } }]],
    [
      'closed -> another',
      closed,
      statusCame(closed, status({ conversationId: 'd', status: 'unplaced' })),
      [{ name: 'conversation-started', payload: { conversationId: 'd', reason: 'again' } }],
    ],
    ['none -> what awaits him', noTalk, open, [{ name: 'availability', payload: { state: 'offline', opensAt: 'morning' } }]],
    ['what awaits him -> there', open, statusCame(open, status({ status: 'offlinePool' })), [started]],
    ['a message', owned, messageCame(owned, message), [{ name: 'unread', payload: { count: 1 } }]],
    ['a message is read', messageCame(owned, message), readHere(messageCame(owned, message)), [{ name: 'unread', payload: { count: 0 } }]],
    ['nothing', owned, owned, []],
  ])('%s', (_name, before, after, events) => {
    expect(eventsBetween(before, after, false)).toEqual(events);
  });

  it('does not call a conversation started that was there before the chat opened', () => {
    expect(eventsBetween(noTalk, closed, true)).toEqual([]);
    expect(eventsBetween(noTalk, unplaced, true)).toEqual([]);
  });

  it('says where things stand, and forgets what is over', () => {
    expect(stateOf(queued)).toEqual({ unread: 0, availability: 'queue', queue: { position: 2, reason: 'allFull' }, conversationId: 'c' });
    expect(stateOf(closed)).toEqual({ unread: 0, availability: undefined, queue: undefined, conversationId: undefined });
  });

  it('tells the words of a message only to who asked for them', () => {
    expect(messageEvent(message, false).payload).not.toHaveProperty('text');
    expect(messageEvent(message, true).payload).toHaveProperty('text', 'hi');
  });

  it.each([
    [{ kind: 'idle' } as const, { state: 'down', attempt: 0, retryInMs: 0 }],
    [{ kind: 'connecting', attempt: 2 } as const, { state: 'connecting', attempt: 2, retryInMs: 0 }],
    [{ kind: 'up' } as const, { state: 'up', attempt: 0, retryInMs: 0 }],
    [{ kind: 'waiting', attempt: 3, retryAt: 1_500 } as const, { state: 'retrying', attempt: 3, retryInMs: 500 }],
    [{ kind: 'ended', code: 'buyerBlocked' } as const, { state: 'down', attempt: 0, retryInMs: 0 }],
  ])('$0.kind', (state, payload) => {
    expect(connectionEvent(state, 1_000)).toEqual({ name: 'connection', payload });
  });
});
