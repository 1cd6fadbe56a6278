import type { ContactChanged, WatchedConversation } from '@chatrouter/shared/board';
import type { AgentConversation, Message } from '@chatrouter/shared/contract';
import { begin, emptyTimeline, prepend } from '@chatrouter/shared/timeline';
import { absorb, changedRow, rowOf, type Row } from '../../model/row';

/** The conversation that is read along with. */
export interface Watched extends Row {
  /** Where the buyer can be reached. */
  readonly contact?: string | undefined;
}

/** A conversation that the supervisor reads along with, as it was when he began. */
export const watchedRow = ({ conversation, messages, contact }: WatchedConversation): Watched => ({
  ...rowOf(conversation),
  ...(contact === undefined ? {} : { contact }),
  timeline: begin(emptyTimeline, messages, conversation.lastSeq),
});

/** A message of that conversation came; any other is none of it. */
export const heard = (row: Watched | undefined, message: Message): Watched | undefined =>
  row?.conversation.id === message.conversationId ? { ...row, ...absorb(row, message) } : row;

/** The buyer left where he can be reached, changed it or took it back. */
export const reachedAt = (row: Watched | undefined, { conversationId, contact }: ContactChanged): Watched | undefined =>
  row?.conversation.id === conversationId ? { ...row, contact } : row;

/** The board knows of its latest owner and state. Messages come by themselves, so a board must not announce any. */
export function seenOnBoard(row: Watched, conversation: AgentConversation): Watched {
  const { timeline } = row;
  return { ...row, ...changedRow(row, conversation), timeline };
}

export const withOlder = (row: Watched | undefined, id: string, messages: readonly Message[]): Watched | undefined =>
  row?.conversation.id === id ? { ...row, timeline: prepend(row.timeline, messages) } : row;
