import { fold } from '@chatrouter/shared/forbiddenWords';
import type { TableRow } from './csv';
import type { RowFault } from './words';

export type BotMode = 'off' | 'away' | 'first';

export interface BotAnswer {
  question: string;
  keywords: string[];
  text: string;
  suggested: boolean;
  /** The same in English; empty: as above. */
  questionEn: string;
  textEn: string;
}

export interface Bot {
  mode: BotMode;
  greeting: string;
  /** In English; empty: as above. */
  greetingEn: string;
  answers: BotAnswer[];
  backend: boolean;
}

export const botModes: readonly BotMode[] = ['off', 'away', 'first'];
export const longest = { question: 100, keyword: 30, text: 1_000 } as const;
export const mostAnswers = 200;
const mostKeywords = 20;

/** The words of a field, whichever comma or line parts them. */
export const keywordsOf = (field: string): string[] =>
  [...new Set(field.split(/[,\uff0c\u3001;\uff1b\n]/u).map((word) => word.trim()))].filter(Boolean);

// What is one question to the server, whatever its case, width and marks at the end.
const keyOf = (question: string): string =>
  [...question]
    .map(fold)
    .join('')
    .trim()
    .replace(/[?!.。~ ]+$/u, '');

/** The first fault of each row, as the server would find them. */
export function faultsOfAnswers(rows: readonly TableRow[]): Map<number, RowFault> {
  const seen = new Set<string>();
  const found = new Map<number, RowFault>();
  rows.forEach(({ cells: { question = '', keywords = '', answer = '', questionEn = '', answerEn = '' } }, i) => {
    const words = keywordsOf(keywords);
    const [key, english] = [keyOf(question), keyOf(questionEn)];
    if (question === '') found.set(i, { field: 'question', fault: 'required' });
    else if (question.length > longest.question) found.set(i, { field: 'question', fault: 'tooLong' });
    else if (seen.has(key)) found.set(i, { field: 'question', fault: 'duplicate' });
    else if (words.length > mostKeywords) found.set(i, { field: 'keywords', fault: 'tooMany' });
    else if (words.some((word) => word.length > longest.keyword)) found.set(i, { field: 'keywords', fault: 'tooLong' });
    else if (answer === '') found.set(i, { field: 'text', fault: 'required' });
    else if (answer.length > longest.text) found.set(i, { field: 'text', fault: 'tooLong' });
    else if (questionEn.length > longest.question) found.set(i, { field: 'questionEn', fault: 'tooLong' });
    else if (questionEn !== '' && (english === key || seen.has(english))) found.set(i, { field: 'questionEn', fault: 'duplicate' });
    else if (answerEn.length > longest.text) found.set(i, { field: 'textEn', fault: 'tooLong' });
    seen.add(key);
    if (questionEn !== '') seen.add(english);
  });
  return found;
}

/** The list with the rows in it: a question that is there already is changed in its place, and keeps what the file has no column of. */
export function answersFrom(rows: readonly TableRow[], present: readonly BotAnswer[]): BotAnswer[] {
  const answers = new Map(present.map((answer) => [keyOf(answer.question), answer]));
  for (const { cells } of rows) {
    const { question = '', keywords, answer = '', suggested, questionEn, answerEn } = cells;
    const key = keyOf(question);
    const before = answers.get(key);
    answers.set(key, {
      question,
      keywords: keywords === undefined ? (before?.keywords ?? []) : keywordsOf(keywords),
      text: answer,
      suggested: suggested === undefined ? (before?.suggested ?? false) : /^(1|y|yes|true|是)$/iu.test(suggested),
      questionEn: questionEn ?? before?.questionEn ?? '',
      textEn: answerEn ?? before?.textEn ?? '',
    });
  }
  return [...answers.values()];
}
