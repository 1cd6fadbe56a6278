import type { Row } from './row';

export interface Buckets {
  needsReply: Row[];
  replied: Row[];
}

/** 待回复, the longest waiting first, and 已回复, the latest first. Moved rows are in neither. */
export function bucketsOf(rows: Iterable<Row>): Buckets {
  const mine = [...rows].filter((row) => row.moved === undefined);
  const byId = (a: Row, b: Row) => (a.conversation.id < b.conversation.id ? -1 : 1);
  const opened = (row: Row) => row.conversation.turnOpenedAt ?? '';
  return {
    needsReply: mine.filter((row) => opened(row) !== '').sort((a, b) => compare(opened(a), opened(b)) || byId(a, b)),
    replied: mine.filter((row) => opened(row) === '').sort((a, b) => compare(lastAt(b), lastAt(a)) || byId(a, b)),
  };
}

/** Matches the buyer's name and id, the order's state by its name, and the last line. */
export function matching(
  rows: readonly Row[],
  query: string,
  orderName: (state: string) => string = (state) => state,
  tagsOf: (buyerId: string) => readonly string[] = () => [],
): readonly Row[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return rows;
  const texts = ({ conversation: c }: Row) => [c.buyerName, c.buyerId, c.lastText, orderName(c.orderState), ...tagsOf(c.buyerId)];
  return rows.filter((row) => texts(row).some((text) => text?.toLocaleLowerCase().includes(wanted)));
}

const lastAt = (row: Row): string => row.timeline.messages.at(-1)?.at ?? row.conversation.openedAt;

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
