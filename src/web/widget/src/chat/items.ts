import type { Card, Message, MessageKind } from '@chatrouter/shared/contract';
import { isSaid, type Echo } from '@chatrouter/shared/timeline';
import type { Talk } from './talk';

export type Delivery = { kind: 'pending' } | { kind: 'sent' } | { kind: 'read' } | { kind: 'failed'; code: string };

interface Shown {
  key: string;
  at: string;
  kind: MessageKind;
  text?: string | undefined;
  card?: Card | undefined;
  imageId?: string | undefined;
  image?: Blob | undefined;
}

/** One line of the conversation as the buyer sees it. */
export type Item =
  | (Shown & { side: 'own'; clientMsgId: string; delivery: Delivery })
  | (Shown & { side: 'other'; name?: string | undefined; bot: boolean })
  | (Shown & { side: 'system' });

/** Everything that is shown, in order. Agents' notes and recalls keep their number but show nothing. */
export function itemsOf(talk: Talk): Item[] {
  const shown = (m: Message) => isSaid(m) || m.kind === 'recalled';
  return [
    ...talk.past.flatMap(({ messages }) => messages.filter(shown)).map((m) => itemOf(m, Infinity)),
    ...talk.timeline.messages.filter(shown).map((m) => itemOf(m, talk.theirs.readUpTo)),
    ...talk.timeline.echoes.map(echoItem),
  ];
}

function itemOf(message: Message, readUpTo: number): Item {
  const { clientMsgId, at, kind } = message;
  const base = { key: clientMsgId || `${message.conversationId}${message.seq}`, at, kind, ...bodyOf(message) };
  if (kind === 'recalled') return { ...base, side: 'system' };
  switch (message.from) {
    case 'buyer':
      return { ...base, side: 'own', clientMsgId, delivery: { kind: message.seq <= readUpTo ? 'read' : 'sent' } };
    case 'agent':
    case 'bot':
      return { ...base, side: 'other', bot: message.from === 'bot', name: message.senderName };
    // A newer server's senders, too.
    default:
      return { ...base, side: 'system' };
  }
}

function echoItem(echo: Echo): Item {
  const { clientMsgId, at, kind, state } = echo;
  const delivery: Delivery = state.kind === 'acked' ? { kind: 'sent' } : state;
  return { key: clientMsgId, clientMsgId, at, kind, side: 'own', delivery, ...bodyOf(echo) };
}

const bodyOf = ({ text, card, imageId, image }: Omit<Shown, 'key' | 'at' | 'kind'>): Omit<Shown, 'key' | 'at' | 'kind'> => ({
  text,
  card,
  imageId,
  image,
});

/** How many lines are new after the last one that was there; older ones that came in above do not count. */
export function addedBelow(before: readonly Item[], after: readonly Item[]): number {
  const last = before.at(-1);
  return last === undefined ? after.length : after.length - 1 - after.findLastIndex((item) => item.key === last.key);
}
