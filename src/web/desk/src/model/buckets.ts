import type { Row } from './row';

export interface Buckets {
  needsReply: Row[];
  replied: Row[];
  /** Given away and read on with. */
  stayed: Row[];
}

/** 待回复, the longest waiting first, 已回复, the latest first, and what was given away and is read on with. Other moved rows are in none. */
export function bucketsOf(rows: Iterable<Row>): Buckets {
  const all = [...rows];
  const mine = all.filter((row) => row.moved === undefined);
  const byId = (a: Row, b: Row) => (a.conversation.id < b.conversation.id ? -1 : 1);
  const opened = (row: Row) => row.conversation.turnOpenedAt ?? '';
  return {
    needsReply: mine.filter((row) => opened(row) !== '').sort((a, b) => compare(opened(a), opened(b)) || byId(a, b)),
    replied: mine.filter((row) => opened(row) === '').sort((a, b) => compare(lastAt(b), lastAt(a)) || byId(a, b)),
    stayed: all.filter((row) => row.stay !== undefined).sort((a, b) => compare(a.stay ?? '', b.stay ?? '') || byId(a, b)),
  };
}

/** Matches the buyer's name and id, the order's state by its name, the last line, and what else is known of the row: tags, order numbers. */
export function matching(
  rows: readonly Row[],
  query: string,
  orderName: (state: string) => string = (state) => state,
  wordsOf: (row: Row) => readonly string[] = () => [],
): readonly Row[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return rows;
  const texts = (row: Row) => {
    const { buyerName, buyerId, lastText, orderState } = row.conversation;
    return [buyerName, buyerId, lastText, orderName(orderState), ...wordsOf(row)];
  };
  return rows.filter((row) => texts(row).some((text) => text?.toLocaleLowerCase().includes(wanted)));
}

/** When something was last said. */
export const lastAt = (row: Row): string => row.timeline.messages.at(-1)?.at ?? row.conversation.openedAt;

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
