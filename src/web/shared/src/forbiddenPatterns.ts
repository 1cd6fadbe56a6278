import { emails, links } from './patterns/addresses';
import { folded, type Place } from './patterns/folded';
import { messengerContacts } from './patterns/messengers';
import { bankCards, phones } from './patterns/numbers';
import { platformPeople } from './patterns/platforms';
import { streets } from './patterns/streets';

/** What a shop can forbid without naming each word: contacts and addresses outside the platform, and posing as it. The server alone sees what an image holds. */
export const patternKinds = ['link', 'email', 'bankCard', 'phone', 'messenger', 'address', 'qrCode', 'platform'] as const;
export type PatternKind = (typeof patternKinds)[number];

export interface ForbiddenPattern {
  kind: PatternKind;
  mode: 'warn' | 'block';
}

/** Every place of the pattern, in order. The server refuses by the same rules; both are held to forbiddenPatterns.cases.json. */
export function patternPlaces(text: string, kind: PatternKind, domains: readonly string[]): Place[] {
  const read = folded(text);
  switch (kind) {
    case 'link':
      return links(read, domains);
    case 'email':
      return emails(read);
    case 'bankCard':
      return bankCards(read);
    case 'phone':
      return phones(read);
    case 'messenger':
      return messengerContacts(read);
    case 'address':
      return streets(read);
    // Those that are no text's, and those that a newer server knows.
    default:
      return [];
    case 'platform':
      return platformPeople(read);
  }
}
