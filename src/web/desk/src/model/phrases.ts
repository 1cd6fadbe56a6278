export type PhraseScope = 'shop' | 'group' | 'personal';

/** What an agent finds by `/` and inserts: a quick phrase, or an answer of the shop's bot. */
export interface Insertable {
  id: string;
  scope: PhraseScope | 'faq';
  title: string;
  code: string;
  initials: string;
  text: string;
  /** Further words it is found by. */
  words?: readonly string[];
}

export interface Phrase extends Insertable {
  scope: PhraseScope;
  groupId?: string;
  /** Of its present content: who sends it back overwrites nothing that he has not seen. */
  revision: string;
}

/** What a `/` before the caret asks for: where it begins, and what follows it. */
export interface Slash {
  at: number;
  query: string;
}

/** A slash inside an address, a date or "and/or" asks for nothing. */
export function slashAt(text: string, caret: number): Slash | undefined {
  const found = /(?:^|[^\w/:.])\/([^\s/]*)$/u.exec(text.slice(0, caret));
  return found === null ? undefined : { at: caret - (found[1] ?? '').length - 1, query: found[1] ?? '' };
}

/** Code prefix before pinyin initials before title and content; in each, the list's own order. */
export function matchPhrases<Kind extends Insertable>(phrases: readonly Kind[], query: string): Kind[] {
  const wanted = query.toLowerCase();
  const rank = ({ code, initials, title, text, words = [] }: Insertable): number =>
    code.startsWith(wanted)
      ? 0
      : initials.startsWith(wanted)
        ? 1
        : [title, text, ...words].some((said) => said.toLowerCase().includes(wanted))
          ? 2
          : 3;
  return phrases
    .map((phrase, i) => ({ phrase, i, rank: rank(phrase) }))
    .filter((match) => match.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map((match) => match.phrase);
}

/** A question that the shop's bot knows, and what is said to it. */
export interface Answer {
  question: string;
  text: string;
  initials: string;
  keywords: string[];
}

/** Answers as they stand among the phrases: found by question, initials, keywords and content. */
export const insertableOf = (answers: readonly Answer[]): Insertable[] =>
  answers.map(({ question, text, initials, keywords }, i) => ({
    id: `faq:${i}`,
    scope: 'faq',
    title: question,
    code: '',
    initials,
    text,
    words: keywords,
  }));

export const variables = ['buyer.nick', 'order.no', 'order.state', 'agent.nick', 'shop.name'] as const;

export type Values = Partial<Record<(typeof variables)[number], string>>;

const variable = /\{\{\s*([\w.]+)\s*\}\}/gu;

/** Fills in what is known and leaves the rest as it stands. */
export const fillVariables = (text: string, values: Values): string =>
  text.replace(variable, (whole, name: string) => (Object.hasOwn(values, name) ? values[name as keyof Values] : undefined) ?? whole);

/** A place in a text: from (inclusive) to (exclusive), in UTF-16 units. */
interface Place {
  readonly from: number;
  readonly to: number;
}

/** The places of the variables for which nothing is known, in order. */
export const unresolved = (text: string, values: Values): Place[] =>
  Array.from(text.matchAll(variable), ({ 0: token, index }) => ({ token, from: index, to: index + token.length }))
    .filter(({ token }) => fillVariables(token, values) === token)
    .map(({ from, to }) => ({ from, to }));

/** A place that is marked as what is sent is judged. */
export interface Mark extends Place {
  readonly rule: { readonly mode: 'warn' | 'block' };
}

/** What is marked in the box, in order and apart: a variable without a value is so as a whole, whatever it is made of. */
export const marksOf = (missing: readonly Place[], found: readonly Mark[]): Mark[] =>
  [
    ...missing.map(({ from, to }): Mark => ({ from, to, rule: { mode: 'block' } })),
    ...found.filter(({ from, to }) => !missing.some((token) => from < token.to && token.from < to)),
  ].sort((a, b) => a.from - b.from);
