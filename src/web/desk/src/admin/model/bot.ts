import type { TableRow } from './csv';
import type { RowFault } from './words';

export type BotMode = 'off' | 'away' | 'first';

export interface BotAnswer {
  question: string;
  keywords: string[];
  text: string;
  suggested: boolean;
}

export interface Bot {
  mode: BotMode;
  greeting: string;
  answers: BotAnswer[];
  backend: boolean;
}

export const botModes: readonly BotMode[] = ['off', 'away', 'first'];
export const longest = { question: 100, keyword: 30, text: 1_000 } as const;
export const mostAnswers = 200;
const mostKeywords = 20;

/** The words of a field, whichever comma or line parts them. */
export const keywordsOf = (field: string): string[] => [...new Set(field.split(/[,,、;;\n]/u).map((word) => word.trim()))].filter(Boolean);

/** The first fault of each row, as the server would find them. */
export function faultsOfAnswers(rows: readonly TableRow[]): Map<number, RowFault> {
  const seen = new Set<string>();
  const found = new Map<number, RowFault>();
  rows.forEach(({ cells: { question = '', keywords = '', answer = '' } }, i) => {
    const words = keywordsOf(keywords);
    const key = question.toLowerCase();
    if (question === '') found.set(i, { field: 'question', fault: 'required' });
    else if (question.length > longest.question) found.set(i, { field: 'question', fault: 'tooLong' });
    else if (seen.has(key)) found.set(i, { field: 'question', fault: 'duplicate' });
    else if (words.length > mostKeywords) found.set(i, { field: 'keywords', fault: 'tooMany' });
    else if (words.some((word) => word.length > longest.keyword)) found.set(i, { field: 'keywords', fault: 'tooLong' });
    else if (answer === '') found.set(i, { field: 'text', fault: 'required' });
    else if (answer.length > longest.text) found.set(i, { field: 'text', fault: 'tooLong' });
    seen.add(key);
  });
  return found;
}

/** The list with the rows in it: a question that is there already is changed in its place. */
export function answersFrom(rows: readonly TableRow[], present: readonly BotAnswer[]): BotAnswer[] {
  const answers = new Map(present.map((answer) => [answer.question.toLowerCase(), answer]));
  for (const { cells } of rows) {
    const { question = '', keywords = '', answer = '', suggested = '' } = cells;
    answers.set(question.toLowerCase(), {
      question,
      keywords: keywordsOf(keywords),
      text: answer,
      suggested: /^(1|y|yes|true|是)$/iu.test(suggested),
    });
  }
  return [...answers.values()];
}
