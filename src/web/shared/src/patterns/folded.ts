/** A text as the patterns read it, and where each of its characters stands in the text as it was written. */
export interface Folded {
  text: string;
  at: number[];
}

/** From (inclusive) to (exclusive), in UTF-16 units. */
export type Place = [from: number, to: number];

// Soft hyphens, joiners, marks of direction, variation selectors: nobody sees them.
const invisible = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/u;
const wide = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff03\uff05\uff06\uff0b\uff0d-\uff0f\uff1a\uff1d\uff1f\uff20\uff3f]/u;
const space = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/u;

/** Without what nobody sees; full-width letters, digits and the signs of addresses as narrow ones, small letters, plain spaces. */
export function folded(text: string): Folded {
  const at: number[] = [];
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (invisible.test(char)) continue;
    out += fold(char);
    at.push(i);
  }
  return { text: out, at };
}

function fold(char: string): string {
  if (space.test(char)) return ' ';
  if (char === '\uff61') return '。';
  // Full-width forms of ASCII lie 0xFEE0 above it.
  const narrow = wide.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char;
  return /[A-Z]/u.test(narrow) ? narrow.toLowerCase() : narrow;
}

/** The place in the text as it was written. */
export const placeIn = ({ at }: Folded, from: number, to: number): Place => [at[from] ?? 0, (at[to - 1] ?? 0) + 1];

/** The first index from there on whose character is none of these. */
export function after(text: string, from: number, these: RegExp): number {
  let to = from;
  while (to < text.length && these.test(text.charAt(to))) to++;
  return to;
}
