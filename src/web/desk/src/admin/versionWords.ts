import { useI18n } from 'vue-i18n';

/** A published version of the routing. */
export interface Version {
  number: number;
  /** None: the system. */
  by?: string;
  reason: string;
  at: string;
  restoredFrom?: number;
}

/** Who published a version, when and why, in words. */
export function useVersionWords(nameOfAgent: (id: string) => string) {
  const { t, locale } = useI18n();
  const whoOf = ({ by }: Pick<Version, 'by'>): string =>
    by === undefined ? t('publish.system') : by.startsWith('key:') ? t('publish.key') : nameOfAgent(by);
  const timeOf = ({ at }: Version): string => new Date(at).toLocaleString(locale.value, { dateStyle: 'medium', timeStyle: 'short' });
  /** What nobody published was there from the beginning. */
  const reasonOf = ({ by, number, reason }: Version): string => (by === undefined && number === 1 ? t('publish.first') : reason);
  return { whoOf, timeOf, reasonOf };
}
