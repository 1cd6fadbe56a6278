import { after, placeIn, type Folded, type Place } from './folded';
import { endings, hostChar, hostOf, hostsIn, isOwn } from './hosts';

// As far as messages make one link of it; full-width signs that were not folded end it.
const addressChar = /[^\s<>"'\u3000-\u303f\uff00-\uffef]/u;
const pathChar = /[!-~]/u;
const longestScheme = 20;
const longestName = 64;

/** Links that lead to none of the domains: with their `https://`, or hosts of a known ending. */
export function links(folded: Folded, domains: readonly string[]): Place[] {
  const { text } = folded;
  const found: Place[] = [];
  const taken = new Uint8Array(text.length);
  let [from, end] = [0, 0];
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', from)) {
    const begin = schemeBefore(text, at, from);
    from = at + 3;
    if (begin === at) continue;
    if (from > end) {
      end = withoutTail(text, from, after(text, from, addressChar));
      taken.fill(1, begin, end);
    }
    // One of the shop's may carry another.
    if (isOwn(hostOf(text.slice(from, end)), domains)) continue;
    found.push([begin, end]);
    from = end;
  }
  for (let at = 0; at < text.length; at++) {
    if (!hostChar.test(text.charAt(at))) continue;
    const to = after(text, at, hostChar);
    for (const [begin, until] of hostsIn(text, at, to, (name) => endings.has(name))) {
      const inMail = (begin === at && isMail(text, at - 1)) || (until === to && text[to] === '@');
      if (inMail || taken[begin] || isOwn(text.slice(begin, until).replaceAll('。', '.'), domains)) continue;
      found.push([begin, pathAfter(text, until)]);
    }
    at = to;
  }
  return found.sort((a, b) => a[0] - b[0]).map(([begin, end]) => placeIn(folded, begin, end));
}

/** E-mail addresses, the shop's own as well. */
export function emails(folded: Folded): Place[] {
  const { text } = folded;
  const found: Place[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let begin = at;
    while (begin > from && at - begin < longestName && mailChar.test(text.charAt(begin - 1))) begin--;
    const [host] = hostsIn(text, at + 1, after(text, at + 1, hostChar), (name) => /^[a-z]{2,24}$/u.test(name));
    if (begin === at || host?.[0] !== at + 1) continue;
    from = host[1];
    found.push(placeIn(folded, begin, from));
  }
  return found;
}

const mailChar = /[a-z0-9._%+-]/u;

const isMail = (text: string, at: number): boolean => text[at] === '@' && mailChar.test(text.charAt(at - 1));

function schemeBefore(text: string, at: number, from: number): number {
  let begin = at;
  while (begin > from && at - begin < longestScheme && /[a-z0-9+.-]/u.test(text.charAt(begin - 1))) begin--;
  while (begin < at && !/[a-z]/u.test(text.charAt(begin))) begin++;
  return begin;
}

function pathAfter(text: string, host: number): number {
  let end = host;
  if (text[end] === ':') end = after(text, end + 1, /\d/u);
  if (!/[/?#]/u.test(text.charAt(end))) return end === host + 1 ? host : end;
  while (end < text.length && pathChar.test(text.charAt(end)) && !/[<>"']/u.test(text.charAt(end))) end++;
  return withoutTail(text, host, end);
}

function withoutTail(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /[.,;:!?)\]}]/u.test(text.charAt(end - 1))) end--;
  return end;
}
