import type { Buckets } from './buckets';
import type { Row } from './row';

/** 接待中: what needs a reply or was written in lately. A replied conversation that is silent for longer rests, and takes no place. */
export function activeOf({ needsReply, replied }: Buckets, restAfterSeconds: number | undefined, now: number): number {
  const rests = (row: Row): boolean => restAfterSeconds !== undefined && now - Date.parse(publicAt(row)) >= restAfterSeconds * 1000;
  return needsReply.length + replied.filter((row) => !rests(row)).length;
}

const publicAt = ({ conversation, timeline }: Row): string =>
  timeline.messages.findLast(({ from, kind }) => from !== 'system' && kind !== 'note' && kind !== 'recall')?.at ?? conversation.openedAt;
