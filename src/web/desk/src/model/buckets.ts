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

/** When something was last said. */
export const lastAt = (row: Row): string => row.timeline.messages.at(-1)?.at ?? row.conversation.openedAt;

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);
