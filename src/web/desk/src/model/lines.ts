import type { Card, Message, MessageKind } from '@chatrouter/shared/contract';
import type { Echo } from '@chatrouter/shared/timeline';
import type { Handed } from './history';
import type { Row } from './row';

export type Delivery = { kind: 'pending' } | { kind: 'sent' } | { kind: 'delivered' } | { kind: 'read' } | { kind: 'failed'; code: string };

interface Shown {
  key: string;
  at: string;
  kind: MessageKind;
  text?: string;
  card?: Card;
  imageId?: string;
  image?: Blob;
  /** Its number, once it is stored. */
  seq?: number;
}

/** One line of the conversation as an agent sees it. */
export type Line =
  | (Shown & { side: 'own'; clientMsgId: string; delivery: Delivery })
  | (Shown & { side: 'buyer' })
  | (Shown & { side: 'colleague'; name: string })
  | (Shown & { side: 'bot' })
  | (Shown & { side: 'system' })
  /** Taken back by a colleague, or without a name by this agent. */
  | (Shown & { side: 'recalled'; name?: string });

/** Between them: who handed the conversation over. */
export type LogLine = Line | (Handed & { [Part in Exclude<keyof Shown, keyof Handed>]?: undefined });

// A line that has not changed stays the same object: the page renders it once.
const known = new WeakMap<Message, Line>();

export const linesOf = (row: Row, me: string | undefined): Line[] => [
  ...row.timeline.messages.filter(({ kind }) => kind !== 'recall').map((message) => knownLine(message, row, me)),
  ...row.timeline.echoes.map(echoLine),
];

function knownLine(message: Message, row: Row, me: string | undefined): Line {
  const before = known.get(message);
  if (before !== undefined && (before.side !== 'own' || before.delivery.kind === deliveryOf(message, row).kind)) return before;
  const line = lineOf(message, row, me);
  known.set(message, line);
  return line;
}

function lineOf(message: Message, row: Row, me: string | undefined): Line {
  const shown: Shown = {
    key: message.clientMsgId || `s${message.seq}`,
    at: message.at,
    kind: message.kind,
    seq: message.seq,
    ...bodyOf(message),
  };
  const { senderId, senderName = '' } = message;
  // An acknowledged echo has no sender: it is this desk's own.
  const own = senderId === undefined || senderId === me;
  if (message.kind === 'recalled') return { ...shown, side: 'recalled', ...(own ? {} : { name: senderName }) };
  switch (message.from) {
    case 'buyer':
      return { ...shown, side: 'buyer' };
    case 'bot':
      return { ...shown, side: 'bot' };
    case 'agent':
      return own
        ? { ...shown, side: 'own', clientMsgId: message.clientMsgId, delivery: deliveryOf(message, row) }
        : { ...shown, side: 'colleague', name: senderName };
    // A newer server's senders, too.
    default:
      return { ...shown, side: 'system' };
  }
}

function deliveryOf({ seq }: Message, row: Row): Delivery {
  const { buyerRead, buyerDelivered } = row.conversation.receipts;
  return { kind: seq <= buyerRead ? 'read' : seq <= buyerDelivered ? 'delivered' : 'sent' };
}

function echoLine(echo: Echo): Line {
  const { clientMsgId, at, kind, state } = echo;
  const delivery: Delivery = state.kind === 'acked' ? { kind: 'sent' } : state;
  return { key: clientMsgId, clientMsgId, at, kind, side: 'own', delivery, ...bodyOf(echo) };
}

const bodyOf = ({ text, card, imageId, image }: Omit<Shown, 'key' | 'at' | 'kind'>): Omit<Shown, 'key' | 'at' | 'kind'> => ({
  ...(text === undefined ? {} : { text }),
  ...(card === undefined ? {} : { card }),
  ...(imageId === undefined ? {} : { imageId }),
  ...(image === undefined ? {} : { image }),
});
