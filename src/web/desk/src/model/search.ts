import type { AgentConversation } from '@chatrouter/shared/contract';
import type { Row } from './row';

/** Where a search through orders stands that are not known yet. */
export type OrderSearch =
  /** What is written is no order's number, or is found without. */
  | { kind: 'idle' }
  | { kind: 'looking' }
  /** Those of so many conversations could not be read, or were too many. */
  | { kind: 'ended'; left: number };

/** Whether it may be an order's number, or the end of one. */
export const looksLikeOrder = (query: string): boolean => /^(?=.*\d)[a-z\d-]{4,}$/iu.test(query.trim());

/** Whether the buyer's name and id, the order's state by its name, the last line, or what else is known (tags, order numbers) have it. */
export function isMeant(
  { buyerName, buyerId, lastText, orderState }: AgentConversation,
  query: string,
  orderName: (state: string) => string = (state) => state,
  words: readonly string[] = [],
): boolean {
  const wanted = query.trim().toLocaleLowerCase();
  return [buyerName, buyerId, lastText, orderName(orderState), ...words].some((text) => text?.toLocaleLowerCase().includes(wanted));
}

/** The rows that are meant; all of them while nothing is written. */
export const matching = (
  rows: readonly Row[],
  query: string,
  orderName?: (state: string) => string,
  wordsOf?: (conversation: AgentConversation) => readonly string[],
): readonly Row[] =>
  query.trim() === '' ? rows : rows.filter(({ conversation }) => isMeant(conversation, query, orderName, wordsOf?.(conversation)));
