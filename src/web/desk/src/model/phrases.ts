export type PhraseScope = 'shop' | 'group' | 'personal';

export interface Phrase {
  id: string;
  scope: PhraseScope;
  groupId?: string;
  title: string;
  code: string;
  initials: string;
  text: string;
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
export function matchPhrases(phrases: readonly Phrase[], query: string): Phrase[] {
  const wanted = query.toLowerCase();
  const rank = ({ code, initials, title, text }: Phrase): number =>
    code.startsWith(wanted)
      ? 0
      : initials.startsWith(wanted)
        ? 1
        : title.toLowerCase().includes(wanted) || text.toLowerCase().includes(wanted)
          ? 2
          : 3;
  return phrases
    .map((phrase, i) => ({ phrase, i, rank: rank(phrase) }))
    .filter((match) => match.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map((match) => match.phrase);
}

export const variables = ['buyer.nick', 'order.no', 'order.state', 'agent.nick', 'shop.name'] as const;

export type Values = Partial<Record<(typeof variables)[number], string>>;

const variable = /\{\{\s*([\w.]+)\s*\}\}/gu;

/** Fills in what is known and leaves the rest as it stands. */
export const fillVariables = (text: string, values: Values): string =>
  text.replace(variable, (whole, name: string) => (Object.hasOwn(values, name) ? values[name as keyof Values] : undefined) ?? whole);

/** The variables that still stand in a text, each once. */
export const unresolved = (text: string): string[] => [...new Set(Array.from(text.matchAll(variable), (found) => found[0]))];
