export interface TextPart {
  text: string;
  href?: string;
}

const address = /(?:https?:\/\/|mailto:)[^\s<>"'\u3000-\u303f\uff00-\uffef]+/giu;
const trailing = /[.,;:!?)\]}]+$/u;

/** Splits a text into plain parts and addresses; only http, https and mailto become links. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const found = match[0].replace(trailing, '');
    const href = safeAddress(found);
    if (href === undefined) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ text: found, href });
    from = match.index + found.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** The address if it is safe to link to, else none. */
export function safeAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
}
