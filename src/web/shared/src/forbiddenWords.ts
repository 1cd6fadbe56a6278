export interface ForbiddenWord {
  word: string;
  mode: 'warn' | 'block';
  reason?: string;
}

/** Where a word stands in a text: from (inclusive) to (exclusive), in UTF-16 units. */
export interface Found {
  from: number;
  to: number;
  word: ForbiddenWord;
}

/** Every place of every word, in order, without overlaps. The server refuses by the same rules; both are held to forbiddenWords.cases.json. */
export function findForbidden(text: string, words: readonly ForbiddenWord[]): Found[] {
  const all = words.flatMap((word) => placesOf(text, word.word).map(([from, to]) => ({ from, to, word })));
  all.sort((a, b) => a.from - b.from || b.to - a.to);
  return all.filter((found, i) => all.slice(0, i).every((before) => before.to <= found.from));
}

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

// Full-width forms of ASCII lie 0xFEE0 above it.
const fold = (char = ''): string => (/[！-～]/u.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char).toLowerCase();
