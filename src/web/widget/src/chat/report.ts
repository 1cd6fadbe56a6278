import type { ConnectionState } from '@chatrouter/shared/connection';
import type { Availability, BuyerStatus, Message, Placement } from '@chatrouter/shared/contract';
import type { WidgetEvents, WidgetState } from '../npm/types';
import { unreadOf, type Talk } from './talk';

/** One event for the shop's page. */
export type PageEvent = { [Name in keyof WidgetEvents]: { name: Name; payload: WidgetEvents[Name] } }[keyof WidgetEvents];

const states: Partial<Record<Placement, Availability['state']>> = {
  owned: 'online',
  heldByBot: 'online',
  queued: 'queue',
  offlinePool: 'offline',
};

/** Where his conversation is; before it is anywhere, what awaits the buyer. */
export function availabilityOf({ status, availability }: Talk): Availability | undefined {
  const state = status && states[status.status];
  return state ? { state, opensAt: status.opensAt } : availability;
}

/** The agent's picture: his name's first letter. */
export const avatarOf = (name: string): string => Array.from(name)[0] ?? '';

/** What `getState` says of the conversation. Fields that are not known are there and empty, so that they replace older ones. */
export const stateOf = (talk: Talk): { [Name in keyof Omit<WidgetState, 'ready' | 'open'>]: WidgetState[Name] | undefined } => ({
  unread: unreadOf(talk),
  availability: availabilityOf(talk)?.state,
  queue: talk.status?.queue,
  conversationId: talk.status?.status === 'closed' ? undefined : talk.conversationId,
});

/** What a change of the conversation means to the shop's page. A conversation that was there before the chat opened has not started now. */
export function eventsBetween(before: Talk, after: Talk, firstOpen: boolean): PageEvent[] {
  const events: PageEvent[] = [];
  const { conversationId, endedBy } = after;
  const { queue, agent, because, group, status }: Partial<BuyerStatus> = after.status ?? {};
  const [unread, availability] = [unreadOf(after), availabilityOf(after)];
  if (conversationId !== undefined && conversationId !== before.conversationId && !firstOpen)
    events.push({
      name: 'conversation-started',
      payload: { conversationId, reason: before.conversationId === undefined ? 'first' : 'again' },
    });
  if (availability && availability.state !== availabilityOf(before)?.state) events.push({ name: 'availability', payload: availability });
  if (queue && JSON.stringify(queue) !== JSON.stringify(before.status?.queue)) events.push({ name: 'queue', payload: queue });
  if (agent && agent.id !== before.status?.agent?.id)
    events.push({ name: 'assigned', payload: { agent: { nick: agent.name, avatar: avatarOf(agent.name) }, group, because } });
  if (unread !== unreadOf(before)) events.push({ name: 'unread', payload: { count: unread } });
  if (conversationId !== undefined && status === 'closed' && before.status?.status !== 'closed' && !firstOpen)
    events.push({ name: 'conversation-ended', payload: { conversationId, reason: endedBy } });
  return events;
}

/** A message as the page hears of it; its words only if it asked for them. */
export const messageEvent = (message: Message, includeText: boolean): PageEvent => ({
  name: 'message',
  payload: {
    id: message.clientMsgId,
    from: message.from,
    kind: message.kind,
    at: message.at,
    ...(includeText && message.text !== undefined ? { text: message.text } : {}),
  },
});

const links = { idle: 'down', connecting: 'connecting', up: 'up', waiting: 'retrying', ended: 'down' } as const;

export const connectionEvent = (state: ConnectionState, now: number): PageEvent => ({
  name: 'connection',
  payload: {
    state: links[state.kind],
    attempt: 'attempt' in state ? state.attempt : 0,
    retryInMs: state.kind === 'waiting' ? Math.max(0, state.retryAt - now) : 0,
  },
});
