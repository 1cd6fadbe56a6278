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

/** While the pointer or the focus is on the list, nothing on it moves: what is new comes last, what is gone goes. */
export function held(order: readonly string[], rows: readonly Row[]): Row[] {
  const place = new Map(order.map((id, i) => [id, i]));
  const at = (row: Row) => place.get(row.conversation.id) ?? Infinity;
  return rows
    .map((row, i) => ({ row, i }))
    .sort((a, b) => compare(at(a.row), at(b.row)) || a.i - b.i)
    .map(({ row }) => row);
}

/** Matches the buyer's name or the last line. */
export function matching(rows: readonly Row[], query: string): Row[] {
  const wanted = query.trim().toLocaleLowerCase();
  const texts = ({ conversation }: Row) => [conversation.buyerName, conversation.buyerId, conversation.lastText];
  return rows.filter((row) => wanted === '' || texts(row).some((text) => text?.toLocaleLowerCase().includes(wanted)));
}

const lastAt = (row: Row): string => row.timeline.messages.at(-1)?.at ?? row.conversation.openedAt;

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
