import { patternPlaces, type ForbiddenPattern } from './forbiddenPatterns';

export interface ForbiddenWord {
  word: string;
  mode: 'warn' | 'block';
  reason?: string;
}

/** What agents must not write to buyers. */
export interface ForbiddenRules {
  words: readonly ForbiddenWord[];
  patterns: readonly ForbiddenPattern[];
  /** Where links may lead: each with what is below it. */
  domains: readonly string[];
}

/** Where something forbidden stands in a text: from (inclusive) to (exclusive), in UTF-16 units. */
export interface Found {
  from: number;
  to: number;
  rule: ForbiddenWord | ForbiddenPattern;
}

/** Every place of every word and pattern, in order, without overlaps: what blocks before what warns, then what begins first, then the longer. */
export function findForbidden(text: string, { words, patterns, domains }: ForbiddenRules): Found[] {
  const all: Found[] = [
    ...words.flatMap((rule) => placesOf(text, rule.word).map(([from, to]) => ({ from, to, rule }))),
    ...patterns.flatMap((rule) => patternPlaces(text, rule.kind, domains).map(([from, to]) => ({ from, to, rule }))),
  ];
  all.sort((a, b) => rank(a) - rank(b) || a.from - b.from || b.to - a.to);
  const taken = new Uint8Array(text.length);
  const apart = all.filter(({ from, to }) => {
    const free = !taken.subarray(from, to).includes(1);
    if (free) taken.fill(1, from, to);
    return free;
  });
  return apart.sort((a, b) => a.from - b.from);
}

const rank = ({ rule }: Found): number => (rule.mode === 'block' ? 0 : 1);

/** A text in pieces, those that are forbidden with their rule. */
export function piecesBy<Rule>(text: string, found: readonly { from: number; to: number; rule: Rule }[]): { text: string; rule?: Rule }[] {
  let at = 0;
  const cut = found.flatMap(({ from, to, rule }) => {
    const pair = [{ text: text.slice(at, from) }, { text: text.slice(from, to), rule }];
    at = to;
    return pair;
  });
  return [...cut, { text: text.slice(at) }];
}

/** Every place of the word, in order. The server refuses by the same rules; both are held to forbiddenWords.cases.json. */
export function placesOf(text: string, word: string): [from: number, to: number][] {
  const places: [number, number][] = [];
  for (let start = 0; start < text.length; start++) {
    const end = endOf(text, start, word);
    if (end === undefined || !isEdge(text, start - 1, word[0]) || !isEdge(text, end, word.at(-1))) continue;
    places.push([start, end]);
    start = end - 1;
  }
  return places;
}

function endOf(text: string, start: number, word: string): number | undefined {
  let at = start;
  for (let i = 0; i < word.length; i++, at++) {
    if (i > 0 && !isAscii(word[i - 1]) && !isAscii(word[i]))
      while (at < text.length && /[\s\u200b-\u200d\u2060\ufeff]/u.test(text[at] ?? '')) at++;
    if (at >= text.length || fold(text[at]) !== fold(word[i])) return undefined;
  }
  return at;
}

const isEdge = (text: string, at: number, edge: string | undefined): boolean =>
  at < 0 || at >= text.length || !/[a-z0-9]/u.test(fold(edge)) || !/[a-z0-9]/u.test(fold(text[at]));

const isAscii = (char: string | undefined): boolean => fold(char) <= '\u007f';

/** Whatever its case and width: full-width forms of ASCII lie 0xFEE0 above it. */
export const fold = (char = ''): string => (/[！-～]/u.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char).toLowerCase();
