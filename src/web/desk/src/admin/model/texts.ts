import type { ChatTexts, ChatWords } from '@chatrouter/shared/offered';
import { usualTexts } from '@chatrouter/shared/texts/usual';

export const languages = ['zh', 'en'] as const;
export const chatWords = ['welcome', 'outOfHours', 'queue', 'left', 'ended'] as const satisfies readonly (keyof ChatWords)[];
export const languageNames = { zh: '中文', en: 'English' } as const;
export const longestText = 200;

type Language = (typeof languages)[number];
type Word = (typeof chatWords)[number];

/** Where a text of the shop's own, or of a group's, stands, as the server names it. */
export type TextPlace = `texts.${Language}.${Word}`;

/** Every text by its place; an empty one stands for what is not set. */
export type PlacedTexts = Record<TextPlace, string>;

export const textPlace = (language: Language, word: Word): TextPlace => `texts.${language}.${word}`;

const eachPlaced = (textOf: (language: Language, word: Word) => string): PlacedTexts =>
  Object.fromEntries(
    languages.flatMap((language) => chatWords.map((word) => [textPlace(language, word), textOf(language, word)])),
  ) as PlacedTexts;

/** The texts that are set, each at its place. */
export const placedTexts = (texts: ChatTexts | undefined): PlacedTexts => eachPlaced((language, word) => texts?.[language]?.[word] ?? '');

// What is said without them; the queue's is a line more.
const usual: Partial<Record<Word, readonly [zh: string, en: string]>> = {
  welcome: usualTexts['widget.hello'],
  outOfHours: usualTexts['chat.away'],
  left: usualTexts['widget.pool'],
  ended: usualTexts['widget.ended'],
};

/** What the chat says by these texts: each that is not set is the usual one. */
export const saidBy = (texts: ChatTexts | undefined): PlacedTexts =>
  eachPlaced((language, word) => texts?.[language]?.[word] ?? usual[word]?.[languages.indexOf(language)] ?? '');

/** Those that are set, always in the same order; undefined: none is. */
export const textsOf = (placed: PlacedTexts): ChatTexts | undefined =>
  filled(languages, (language) => filled(chatWords, (word) => placed[textPlace(language, word)] || undefined));

function filled<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value | undefined,
): Partial<Record<Key, Value>> | undefined {
  const pairs = keys.map((key) => [key, valueOf(key)] as const).filter(([, value]) => value !== undefined);
  return pairs.length > 0 ? (Object.fromEntries(pairs) as Partial<Record<Key, Value>>) : undefined;
}

/** Which language and which word, in words; `name` says keys. */
export const nameOfText = (name: (key: string) => string, language: string | undefined, word: string | undefined): string =>
  `${name(`site.text.${word}`)} (${language === 'en' ? languageNames.en : languageNames.zh})`;
