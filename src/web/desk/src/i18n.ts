import { inLocale, locales, pickLocale, type Locale, type Texts } from '@chatrouter/shared/i18n';
import { composerTexts } from '@chatrouter/shared/texts/composer';
import { deskErrors } from '@chatrouter/shared/texts/deskErrors';
import { deskTexts } from '@chatrouter/shared/texts/desk';
import { deskShellTexts } from '@chatrouter/shared/texts/deskShell';
import { errors } from '@chatrouter/shared/texts/errors';
import { imageTexts } from '@chatrouter/shared/texts/images';
import { joinTexts } from '@chatrouter/shared/texts/join';
import { ratingTexts } from '@chatrouter/shared/texts/rating';
import { routingTexts } from '@chatrouter/shared/texts/routing';
import { screenshotTexts } from '@chatrouter/shared/texts/screenshot';
import { supervisedTexts } from '@chatrouter/shared/texts/supervised';
import { superTexts } from '@chatrouter/shared/texts/super';
import { terms } from '@chatrouter/shared/texts/terms';
import { waitingTexts } from '@chatrouter/shared/texts/waiting';
import { createI18n } from 'vue-i18n';

const texts = {
  ...terms,
  ...errors,
  ...deskErrors,
  ...routingTexts,
  ...deskTexts,
  ...deskShellTexts,
  ...composerTexts,
  ...imageTexts,
  ...joinTexts,
  ...ratingTexts,
  ...screenshotTexts,
  ...supervisedTexts,
  ...superTexts,
  ...waitingTexts,
};
const key = 'chatrouter.locale';
const asked = new URLSearchParams(location.search).get('lang');

export const i18n = createI18n({
  legacy: false,
  locale: pickLocale(asked ?? localStorage.getItem(key)),
  fallbackLocale: 'en',
  flatJson: true,
  // What only a newer server knows goes by its own word.
  missingWarn: false,
  fallbackWarn: false,
  missing: (_, key) => key.slice(key.lastIndexOf('.') + 1),
  messages: { 'zh-CN': inLocale(texts, 'zh-CN'), en: inLocale(texts, 'en') },
});

/** The words of one page, which the others need not load. */
export function addTexts(more: Texts): void {
  for (const locale of locales) i18n.global.mergeLocaleMessage(locale, inLocale(more, locale));
}

export const currentLocale = (): Locale => (i18n.global.locale.value === 'en' ? 'en' : 'zh-CN');

export function useLocale(locale: Locale): void {
  i18n.global.locale.value = locale;
  localStorage.setItem(key, locale);
  document.documentElement.lang = locale;
}

/** What a refusal's code means to an agent. */
export function whyRefused(code: string): string {
  const { t, te } = i18n.global;
  return te(`error.${code}`) ? t(`error.${code}`) : t('error.other', { code });
}
