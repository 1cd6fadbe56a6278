import { servingTexts } from '@chatrouter/shared/texts/serving';
import { addTexts, i18n } from './i18n';

addTexts(servingTexts);

/** How long something is, in words, in the largest unit that says it whole. */
export function spanText(seconds: number): string {
  const { t } = i18n.global;
  if (seconds % 3_600 === 0) return t('span.hours', { count: seconds / 3_600 });
  return seconds % 60 === 0 ? t('span.minutes', { count: seconds / 60 }) : t('span.seconds', { count: seconds });
}
