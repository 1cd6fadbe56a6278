import { signal } from '@preact/signals';
import { fill, textIn, type Locale, type TextValues } from '@chatrouter/shared/i18n';
import type { ChatWords } from '@chatrouter/shared/offered';
import { errors } from '@chatrouter/shared/texts/errors';
import { chatTexts } from '@chatrouter/shared/texts/chat';
import { imageTexts } from '@chatrouter/shared/texts/images';
import { panelTexts } from '@chatrouter/shared/texts/launcher';
import { usualTexts } from '@chatrouter/shared/texts/usual';
import { widgetTexts } from '@chatrouter/shared/texts/widget';
import type { ChatStore } from './store';

const texts = {
  ...usualTexts,
  ...widgetTexts,
  ...chatTexts,
  ...errors,
  ...imageTexts,
  'widget.title': panelTexts['widget.title'],
} as const;

export type Key = keyof typeof texts;

export const locale = signal<Locale>('zh-CN');

export const t = (key: Key, values?: TextValues): string => fill(textIn(texts[key], locale.value), values);

/** A time in seconds below a minute, else in minutes. */
export const timeText = (seconds: number): string =>
  seconds < 60 ? t('widget.seconds', { n: seconds }) : t('widget.minutes', { n: Math.ceil(seconds / 60) });

/** A day of this week and its time. */
export const when = (at: string): string =>
  new Date(at).toLocaleString(locale.value, { weekday: 'short', hour: '2-digit', minute: '2-digit' });

/** What is said instead of the usual words, in the language of the chat: by the conversation's group, before there is one by the page's, else by the shop. */
export function own({ offered, talk, page }: Pick<ChatStore, 'offered' | 'talk' | 'page'>, name: keyof ChatWords): string | undefined {
  const { texts, groupTexts } = offered.value;
  const { status } = talk.value;
  const language = locale.value === 'en' ? 'en' : 'zh';
  return groupTexts?.[(status ? status.group : page.entry.groupKey) ?? '']?.[language]?.[name] ?? texts?.[language]?.[name];
}

/** What happens to what he writes while nobody is there; none while somebody is. */
export function closedText(store: ChatStore): string | undefined {
  const { availability } = store.talk.value;
  if (availability?.state !== 'offline') return undefined;
  return (
    own(store, 'outOfHours') ??
    (availability.opensAt === undefined ? t('chat.away') : t('chat.opens', { time: when(availability.opensAt) }))
  );
}

/** What a refusal's code means to a buyer. */
export const whyRefused = (code: string): string => (`error.${code}` in texts ? t(`error.${code}` as Key) : t('error.other', { code }));
