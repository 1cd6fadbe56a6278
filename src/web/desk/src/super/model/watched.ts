import type { WatchedConversation } from '@chatrouter/shared/board';
import type { AgentConversation, Message } from '@chatrouter/shared/contract';
import { begin, emptyTimeline, prepend } from '@chatrouter/shared/timeline';
import { absorb, changedRow, rowOf, type Row } from '../../model/row';

/** A conversation that the supervisor reads along with, as it was when he began. */
export const watchedRow = ({ conversation, messages }: WatchedConversation): Row => ({
  ...rowOf(conversation),
  timeline: begin(emptyTimeline, messages, conversation.lastSeq),
});

/** A message of that conversation came; any other is none of it. */
export const heard = (row: Row | undefined, message: Message): Row | undefined =>
  row?.conversation.id === message.conversationId ? absorb(row, message) : row;

/** The board knows of its latest owner and state. Messages come by themselves, so a board must not announce any. */
export function seenOnBoard(row: Row, conversation: AgentConversation): Row {
  const { timeline } = row;
  return { ...changedRow(row, conversation), timeline };
}

export const withOlder = (row: Row | undefined, id: string, messages: readonly Message[]): Row | undefined =>
  row?.conversation.id === id ? { ...row, timeline: prepend(row.timeline, messages) } : row;
