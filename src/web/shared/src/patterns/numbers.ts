import { after, placeIn, type Folded, type Place } from './folded';

const longest = 19;
const mostBetween = 3;
const between = /[ .·_–—-]/u;

interface Group {
  from: number;
  to: number;
  /** At most three spaces, dots or dashes stand between it and the group before. */
  joined: boolean;
}

/** Bank cards: 13 to 19 digits whose last one is right by Luhn's rule, in one, in groups of four and more, or one by one. One number in ten is right by chance. */
export const bankCards = (folded: Folded): Place[] =>
  numbers(folded, (digits, lengths) => {
    const grouped = lengths.slice(0, -1).every((length) => length >= 4) || lengths.every((length) => length === 1);
    return digits.length >= 13 && !digits.startsWith('0') && grouped && isRight(digits);
  });

/** Mainland mobile phones, with or without the country's 86, however the digits are grouped. */
export const phones = (folded: Folded): Place[] => numbers(folded, (digits) => /^(?:(?:00)?86)?1[3-9]\d{9}$/u.test(digits));

/** The longest numbers from left to right that pass; a letter at an edge makes it something else, as with SF1234567890123. */
function numbers(folded: Folded, passes: (digits: string, lengths: number[]) => boolean): Place[] {
  const { text } = folded;
  const groups = groupsOf(text);
  const found: Place[] = [];
  for (let first = 0; first < groups.length; first++) {
    let [digits, best] = ['', -1];
    const lengths: number[] = [];
    for (let last = first; last < groups.length; last++) {
      const group = groups[last];
      if (group === undefined || (last > first && !group.joined) || digits.length + group.to - group.from > longest) break;
      digits += text.slice(group.from, group.to);
      lengths.push(group.to - group.from);
      if (!isLetter(text, group.to) && passes(digits, lengths)) best = last;
    }
    const [begin, end] = [groups[first], groups[best]];
    if (begin === undefined || end === undefined || isLetter(text, begin.from - 1)) continue;
    found.push(placeIn(folded, begin.from, end.to));
    first = best;
  }
  return found;
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let before = -1;
  for (let from = 0; from < text.length; from++) {
    if (!/\d/u.test(text.charAt(from))) continue;
    const to = after(text, from, /\d/u);
    const joined = before >= 0 && from - before <= mostBetween && after(text, before, between) >= from;
    groups.push({ from, to, joined });
    before = to;
    from = to;
  }
  return groups;
}

const isLetter = (text: string, at: number): boolean => /[a-z]/u.test(text.charAt(at));

function isRight(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const counted = i % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0;
}
