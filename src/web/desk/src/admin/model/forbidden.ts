import { patternKinds, type ForbiddenPattern, type PatternKind } from '@chatrouter/shared/forbiddenPatterns';
import type { ForbiddenWord } from '@chatrouter/shared/forbiddenWords';
import { differencesOf, type Difference, type Pieces } from './merge';

export interface ForbiddenView {
  words: ForbiddenWord[];
  patterns: ForbiddenPattern[];
  domains: string[];
  /** None of an older server: it knows no limit. */
  mostInARow?: number;
  revision: string;
}

/** What each finds, for instance; of an image a sign only. */
export const examples: Readonly<Record<PatternKind, string>> = {
  link: 'www.example.com/item',
  email: 'abc@example.com',
  bankCard: '6222 0212 3456 7890 128',
  phone: '138 0013 8000',
  messenger: '微信号 abc12345',
  address: '杭州市西湖区文三路 478 号',
  qrCode: '▦',
  platform: '我是淘宝官方客服',
};

/** Off as well. */
export type PatternMode = ForbiddenPattern['mode'] | 'off';

export interface ForbiddenDraft {
  words: ForbiddenWord[];
  patterns: Record<PatternKind, PatternMode>;
  /** As they are typed: with spaces between. */
  domains: string;
  /** Messages in a row without an answer; 0: any number. */
  mostInARow: number;
}

export const draftOfForbidden = ({ words, patterns, domains, mostInARow = 0 }: ForbiddenView): ForbiddenDraft => ({
  words: words.map((word) => ({ ...word, reason: word.reason ?? '' })),
  patterns: Object.fromEntries(
    patternKinds.map((kind) => [kind, patterns.find((pattern) => pattern.kind === kind)?.mode ?? 'off']),
  ) as ForbiddenDraft['patterns'],
  domains: domains.join(' '),
  mostInARow,
});

export const patternsOf = ({ patterns }: ForbiddenDraft): ForbiddenPattern[] =>
  patternKinds.flatMap((kind) => {
    const mode = patterns[kind];
    return mode === 'off' ? [] : [{ kind, mode }];
  });

export const domainsOf = ({ domains }: ForbiddenDraft): string[] =>
  domains
    .toLowerCase()
    .split(/[\s,，、]+/u)
    .filter((domain) => domain !== '');

/** Kinds of patterns that only a newer server knows stay as they are. */
export const requestOf = (draft: ForbiddenDraft, { revision, patterns }: ForbiddenView) => ({
  revision,
  words: draft.words.map(({ word, mode, reason }) => ({ word, mode, ...(reason && { reason }) })),
  patterns: [...patternsOf(draft), ...patterns.filter(({ kind }) => !patternKinds.includes(kind))],
  domains: domainsOf(draft),
  mostInARow: draft.mostInARow,
});

const [wordPiece, patternPiece, domainPiece, limitPiece] = ['word ', 'pattern ', 'domains', 'limit'];

export const piecesOfForbidden = ({ words, patterns, domains, mostInARow }: ForbiddenDraft): Pieces =>
  new Map<string, unknown>([
    ...words.map((word) => [wordPiece + word.word, word] as const),
    ...patternKinds.map((kind) => [patternPiece + kind, patterns[kind]] as const),
    [domainPiece, domains],
    [limitPiece, mostInARow],
  ]);

export const forbiddenFrom = (pieces: Pieces): ForbiddenDraft => ({
  words: [...pieces].flatMap(([name, value]) => (name.startsWith(wordPiece) ? [value as ForbiddenWord] : [])),
  patterns: Object.fromEntries(patternKinds.map((kind) => [kind, pieces.get(patternPiece + kind) ?? 'off'])) as ForbiddenDraft['patterns'],
  domains: String(pieces.get(domainPiece) ?? ''),
  mostInARow: Number(pieces.get(limitPiece) ?? 0),
});

/** What of earlier rules is no longer so: as it was before, and as it is now on both sides. */
export function changedSince(then: ForbiddenView, now: ForbiddenView): Difference[] {
  const [before, mine] = [then, now].map((view) => piecesOfForbidden(draftOfForbidden(view))) as [Pieces, Pieces];
  return differencesOf(before, mine, mine);
}

/** What a piece of it is: a word, a kind of pattern, or one of the other fields. */
export function pieceOf(name: string): { word: string } | { kind: PatternKind } | { field: string } {
  if (name.startsWith(wordPiece)) return { word: name.slice(wordPiece.length) };
  return name === domainPiece || name === limitPiece ? { field: name } : { kind: name.slice(patternPiece.length) as PatternKind };
}
