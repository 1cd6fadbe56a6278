import { servingTexts } from '@chatrouter/shared/texts/serving';
import { addTexts, i18n } from './i18n';

addTexts(servingTexts);

/** How long something is, in words, in the largest unit that says it whole. */
export function spanText(seconds: number): string {
  const { t } = i18n.global;
  if (seconds % 3_600 === 0) return t('span.hours', { count: seconds / 3_600 });
  return seconds % 60 === 0 ? t('span.minutes', { count: seconds / 60 }) : t('span.seconds', { count: seconds });
}

/** The step in which words about a wait change: what ticks is for the eye. */
const spokenStepSeconds = 10;

/** How long somebody has waited, in words that change every few seconds only. */
export function spokenWait(seconds: number): string {
  const { t } = i18n.global;
  const said = Math.floor(seconds / spokenStepSeconds) * spokenStepSeconds;
  const [hours, minutes] = [Math.floor(said / 3_600), Math.floor((said % 3_600) / 60)];
  if (hours > 0) return t('span.hoursAndMinutes', { hours, minutes });
  return minutes > 0 ? t('span.minutesAndSeconds', { minutes, seconds: said % 60 }) : t('span.seconds', { count: said });
}
