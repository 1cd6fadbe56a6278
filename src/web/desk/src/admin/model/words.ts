import type { ForbiddenWord } from '@chatrouter/shared/forbiddenWords';
import { adminListTexts } from '@chatrouter/shared/texts/adminLists';
import type { TableRow } from './csv';

const modes: Readonly<Record<string, ForbiddenWord['mode']>> = Object.fromEntries(
  (['warn', 'block'] as const).flatMap((mode) => [mode, ...adminListTexts[`admin.mode.${mode}`]].map((name) => [name.toLowerCase(), mode])),
);

/** What a cell calls a mode by, in either language. */
export const modeOf = (cell: string | undefined): ForbiddenWord['mode'] | undefined => modes[cell?.toLowerCase() ?? ''];

export interface RowFault {
  /** Its text: `admin.<field>`. */
  field: string;
  /** Its text: `fault.<fault>`. */
  fault: string;
}

/** The first fault of each row, as the server would find them. */
export function faultsOfWords(rows: readonly TableRow[]): Map<number, RowFault> {
  const seen = new Set<string>();
  const found = new Map<number, RowFault>();
  rows.forEach(({ cells: { word = '', mode, reason = '' } }, i) => {
    const key = word.toLowerCase();
    if (word === '') found.set(i, { field: 'word', fault: 'required' });
    else if (word.length > 64) found.set(i, { field: 'word', fault: 'tooLong' });
    else if (seen.has(key)) found.set(i, { field: 'word', fault: 'duplicate' });
    else if (modeOf(mode) === undefined) found.set(i, { field: 'wordMode', fault: 'malformed' });
    else if (reason.length > 100) found.set(i, { field: 'wordReason', fault: 'tooLong' });
    seen.add(key);
  });
  return found;
}

/** The list with the rows in it: a word that is there already is changed in its place, and keeps its reason where the file has no column of it. */
export function wordsFrom(rows: readonly TableRow[], present: readonly ForbiddenWord[]): ForbiddenWord[] {
  const words = new Map(present.map((word) => [word.word.toLowerCase(), word]));
  for (const { cells } of rows) {
    const { word = '', mode } = cells;
    const key = word.toLowerCase();
    const reason = cells['reason'] ?? words.get(key)?.reason;
    words.set(key, { word, mode: modeOf(mode) ?? 'warn', ...(reason && { reason }) });
  }
  return [...words.values()];
}

/** What every platform's rules forbid in so many words: hints at counterfeits, and insults. */
const usual = ['高仿', '精仿', '非正品', '复印版', '扫描版', '傻逼', '脑残', '白痴', '滚蛋'];
/** What advertisements and offers past the platform say; who refuses such an offer says it as well. */
const suspect = ['刷单', '兼职赚钱', '好评返现', '扫码进群', '进群领', '线下交易', '私下交易', '私下转账'];

/** Those of them that the list does not have. */
export const usualMissing = (present: readonly ForbiddenWord[]): ForbiddenWord[] =>
  [...usual.map((word) => ({ word, mode: 'block' as const })), ...suspect.map((word) => ({ word, mode: 'warn' as const }))].filter(
    ({ word }) => !present.some((known) => known.word.trim().toLowerCase() === word),
  );
