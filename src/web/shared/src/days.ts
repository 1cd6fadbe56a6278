import type { Locale } from './i18n';

/** The local calendar day, to find where a new one starts. */
export const dayOf = (at: string): string => new Date(at).toDateString();

export function dayLabel(at: string, now: number, locale: Locale, words: { today: string; yesterday: string }): string {
  const day = dayOf(at);
  if (day === new Date(now).toDateString()) return words.today;
  if (day === new Date(now - 86_400_000).toDateString()) return words.yesterday;
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Date(at).toLocaleDateString(locale, { month: 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) });
}

/** Hours and minutes, as both languages write them; without Intl, which a long list would feel. */
export const timeLabel = (at: string): string => new Date(at).toTimeString().slice(0, 5);
