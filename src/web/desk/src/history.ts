import { dayLabel, timeLabel } from '@chatrouter/shared/days';
import { servingTexts } from '@chatrouter/shared/texts/serving';
import { addTexts, currentLocale, i18n } from './i18n';
import type { Assignment, Handed } from './model/history';
import type { useSession } from './stores/session';

addTexts(servingTexts);

/** Every placement of a conversation that this agent may see. */
export const readHistory = async (session: Pick<ReturnType<typeof useSession>, 'call'>, id: string): Promise<Assignment[]> =>
  (await session.call<{ assignments: Assignment[] }>('GET', `conversations/${encodeURIComponent(id)}/assignments`)).assignments;

/** Who handed it over, to whom and why. */
export function sayHanded({ by, to, text }: Handed): string {
  const { t } = i18n.global;
  const named = { by, to: to ?? t('transfer.agents'), remark: text ?? '' };
  return t(text === undefined ? 'history.handed' : 'history.handedFor', named);
}

/** The reason, with the time of the contact that it is about, and its day unless that is today. */
export function sayContact(reason: string, at: string, now: number): string {
  const { t } = i18n.global;
  const day = dayLabel(at, now, currentLocale(), { today: '', yesterday: t('pane.yesterday') });
  return t('history.contact', { reason, at: `${day} ${timeLabel(at)}`.trim() });
}
