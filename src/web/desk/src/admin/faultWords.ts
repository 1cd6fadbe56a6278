import { adminFaultTexts } from '@chatrouter/shared/texts/adminFaults';
import { addTexts, i18n } from '../i18n';

addTexts(adminFaultTexts);
const { t, te } = i18n.global;

/** What is wrong with a field, in words; where it is not written as it must be, how it must be. */
export function faultWords(fault: string, field: string): string {
  const names = field.split(/[./]/u).filter((part) => part !== '' && !/^\d+$/u.test(part));
  const expected = [names.at(-1), names[0]].map((name) => `malformed.${name}`).find((key) => te(key));
  if (fault === 'malformed' && expected !== undefined) return t(expected);
  return t(te(`fault.${fault}`) ? `fault.${fault}` : 'fault.other');
}
