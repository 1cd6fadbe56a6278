import { after, placeIn, type Folded, type Place } from './folded';

const longest = 19;
const mostBetween = 3;
const between = /[ .·_–—-]/u;
// A slash parts the days of a date as well, which could be a phone's digits.
const betweenOfCards = /[ .·_/\u2022\u2027\u2219\u22c5\u30fb\uff65\u2010-\u2015\u2212-]/u;

interface Group {
  from: number;
  to: number;
  /** At most three signs of those that stand between digits stand between it and the group before. */
  joined: boolean;
}

/**
 * Bank cards: 13 to 19 digits whose last one is right by Luhn's rule, in groups of four and more, or one by one; among no other digits however they are
 * grouped, since in a list of sizes or dates some digits are always right. One number in ten is right by chance.
 */
export const bankCards = (folded: Folded): Place[] =>
  numbers(folded, betweenOfCards, (digits, lengths, alone) => {
    const grouped = alone || lengths.slice(0, -1).every((length) => length >= 4) || lengths.every((length) => length === 1);
    return digits.length >= 13 && !digits.startsWith('0') && grouped && isRight(digits);
  });

/** Mainland mobile phones, with or without the country's 86, however the digits are grouped. */
export const phones = (folded: Folded): Place[] => numbers(folded, between, (digits) => /^(?:(?:00)?86)?1[3-9]\d{9}$/u.test(digits));

/** The longest numbers from left to right that pass; a letter at an edge makes it something else, as with SF1234567890123. */
function numbers(folded: Folded, signs: RegExp, passes: (digits: string, lengths: number[], alone: boolean) => boolean): Place[] {
  const { text } = folded;
  const groups = groupsOf(text, signs);
  const found: Place[] = [];
  for (let first = 0; first < groups.length; first++) {
    let [digits, best] = ['', -1];
    const lengths: number[] = [];
    for (let last = first; last < groups.length; last++) {
      const group = groups[last];
      if (group === undefined || (last > first && !group.joined) || digits.length + group.to - group.from > longest) break;
      digits += text.slice(group.from, group.to);
      lengths.push(group.to - group.from);
      if (!isLetter(text, group.to) && passes(digits, lengths, !groups[first]?.joined && !groups[last + 1]?.joined)) best = last;
    }
    const [begin, end] = [groups[first], groups[best]];
    if (begin === undefined || end === undefined || isLetter(text, begin.from - 1)) continue;
    found.push(placeIn(folded, begin.from, end.to));
    first = best;
  }
  return found;
}

function groupsOf(text: string, signs: RegExp): Group[] {
  const groups: Group[] = [];
  let before = -1;
  for (let from = 0; from < text.length; from++) {
    if (!/\d/u.test(text.charAt(from))) continue;
    const to = after(text, from, /\d/u);
    const joined = before >= 0 && from - before <= mostBetween && after(text, before, signs) >= from;
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
