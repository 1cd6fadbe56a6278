import type { AskedContact, ChatTexts, ChatTopic, OfferedChat } from '@chatrouter/shared/offered';
import type { Pieces } from './merge';
import type { Sighting } from './sightings';
import { placedTexts, textsOf, type PlacedTexts } from './texts';

export interface WidgetLook {
  color?: string;
  side: 'left' | 'right';
  labelZh?: string;
  labelEn?: string;
}

export interface WidgetChat {
  contact: AskedContact;
  topics: ChatTopic[];
  warnOfLinks: boolean;
  texts?: ChatTexts;
}

export interface WidgetView {
  shopId: string;
  publicKey: string;
  origins: string[];
  guestsAllowed: boolean;
  look: WidgetLook;
  chat: WidgetChat;
  /** Marks of the live secrets. */
  secrets: string[];
  /** Newest first. */
  seen: Sighting[];
  revision: string;
}

/** Empty texts stand for what is not set. */
export interface WidgetDraft {
  origins: string[];
  guestsAllowed: boolean;
  color: string;
  side: 'left' | 'right';
  labelZh: string;
  labelEn: string;
  contact: AskedContact;
  warnOfLinks: boolean;
  topics: Required<ChatTopic>[];
  texts: PlacedTexts;
}

export const mostTopics = 6;

/** The widget's own colour, to begin with. */
export const ownColor = '#1668dc';

export const draftOfWidget = ({ origins, guestsAllowed, look, chat }: WidgetView): WidgetDraft => ({
  origins: [...origins],
  guestsAllowed,
  color: look.color ?? '',
  side: look.side,
  labelZh: look.labelZh ?? '',
  labelEn: look.labelEn ?? '',
  contact: chat.contact,
  warnOfLinks: chat.warnOfLinks,
  topics: chat.topics.map(({ labelZh = '', labelEn = '', groupKey = '' }) => ({ labelZh, labelEn, groupKey })),
  texts: placedTexts(chat.texts),
});

/** The site of an address that somebody typed or copied from his browser; what is none stays as it is. */
export function siteFrom(typed: string): string {
  const address = /^https?:\/\//iu.test(typed) ? typed : /^[\w-]+(\.[\w-]+)+([:/?#]|$)/u.test(typed) ? `https://${typed}` : '';
  return URL.canParse(address) ? new URL(address).origin : typed;
}

const given = (text: string): string | undefined => text.trim() || undefined;

// What is undefined is left out on the wire.
export const chatOf = ({ contact, warnOfLinks, topics, texts }: WidgetDraft) => ({
  contact,
  warnOfLinks,
  texts: textsOf(Object.fromEntries(Object.entries(texts).map(([place, text]) => [place, text.trim()])) as PlacedTexts),
  topics: topics.map(({ labelZh, labelEn, groupKey }) => ({ labelZh: given(labelZh), labelEn: given(labelEn), groupKey: given(groupKey) })),
});

/** What its buyers would be offered. */
export function offeredOf(draft: WidgetDraft): OfferedChat {
  const { contact, topics, texts } = chatOf(draft);
  return { ...(texts && { texts }), ...(contact !== 'none' && { contact }), ...(topics.length > 0 && { topics: topics as ChatTopic[] }) };
}

export const topicName = ({ labelZh = '', labelEn = '' }: ChatTopic): string => [labelZh, labelEn].filter(Boolean).join(' / ');

export const lookOf = ({ color, side, labelZh, labelEn }: WidgetDraft): WidgetLook => ({
  side,
  ...(color !== '' && { color }),
  ...(labelZh.trim() !== '' && { labelZh: labelZh.trim() }),
  ...(labelEn.trim() !== '' && { labelEn: labelEn.trim() }),
});

/** Each site and each text is a piece of its own, so that two administrators can each change one. */
export const piecesOf = ({ origins, texts, ...rest }: WidgetDraft): Pieces =>
  new Map<string, unknown>([
    ...Object.entries(rest),
    ...Object.entries(texts),
    ...origins.map((origin): [string, unknown] => [origin, true]),
  ]);

export function fromPieces(pieces: Pieces): WidgetDraft {
  const fields = ['guestsAllowed', 'color', 'side', 'labelZh', 'labelEn', 'contact', 'warnOfLinks', 'topics'];
  const isText = (name: string) => name.startsWith('texts.');
  const among = (is: (name: string) => boolean) => Object.fromEntries([...pieces].filter(([name]) => is(name)));
  return {
    ...(among((name) => fields.includes(name)) as Omit<WidgetDraft, 'origins' | 'texts'>),
    texts: among(isText) as WidgetDraft['texts'],
    origins: [...pieces.keys()].filter((name) => !fields.includes(name) && !isText(name)),
  };
}
