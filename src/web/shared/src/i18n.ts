export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

export const otherThan = (locale: Locale): Locale => (locale === 'en' ? 'zh-CN' : 'en');

/** Every text in both languages: [zh-CN, en]. `{name}` is filled in. */
export type Texts = Record<string, readonly [zh: string, en: string]>;

export type TextValues = Record<string, string | number>;

/** The language to start with: the wanted one ('auto' wants none), else the browser's. */
export function pickLocale(wanted: string | null | undefined, languages: readonly string[] = navigator.languages): Locale {
  const known = [wanted ?? '', ...languages].find((tag) => /^(zh|en)/iu.test(tag));
  return /^zh/iu.test(known ?? '') ? 'zh-CN' : 'en';
}

export const textIn = (text: readonly [zh: string, en: string], locale: Locale): string => text[locale === 'zh-CN' ? 0 : 1];

/** One language of a set of texts. */
export function inLocale<T extends Texts>(texts: T, locale: Locale): Record<keyof T & string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, textIn(text, locale)])) as Record<keyof T & string, string>;
}

export const fill = (text: string, values: TextValues = {}): string =>
  text.replace(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
