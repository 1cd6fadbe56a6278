import type { AgentConversation, AgentId, AgentSnapshot, Message, OpenedConversation } from '@chatrouter/shared/contract';
import type { DeskEvent } from './alerts';
import { isHere, type Desk } from './desk';
import type { Row } from './row';

/** What happened while this desk was away. */
export interface CaughtUp {
  readonly messages: number;
  /** Conversations that went to somebody else, or that wait. */
  readonly moved: readonly { readonly conversation: AgentConversation; readonly to: AgentId | undefined }[];
  readonly ended: readonly AgentConversation[];
  readonly came: readonly AgentConversation[];
}

/** Compares the desk as it was with the server's word after a reconnect; nothing on the first one. */
export function caughtUp(before: Desk, { conversations, elsewhere = {}, ended = [] }: AgentSnapshot): CaughtUp | undefined {
  if (before.me === undefined) return undefined;
  const now = new Set(conversations.map(({ conversation }) => conversation.id));
  const gone = Object.values(before.rows).filter((row) => row.moved === undefined && !now.has(row.conversation.id));
  const over = ({ conversation: { id } }: Row): boolean => ended.includes(id);
  const came = conversations.filter(({ conversation }) => !isHere(before, conversation.id));
  const messages = conversations.flatMap((opened) => newIn(before, opened)).length;
  if (messages === 0 && gone.length === 0 && came.length === 0) return undefined;
  return {
    messages,
    moved: gone.filter((row) => !over(row)).map(({ conversation }) => ({ conversation, to: elsewhere[conversation.id] })),
    ended: gone.filter(over).map(({ conversation }) => conversation),
    came: came.map(({ conversation }) => conversation),
  };
}

/** What the agent would have heard of, had this desk been there: who came, and who of his wrote. */
export function missed(before: Desk, { conversations }: AgentSnapshot): DeskEvent[] {
  if (before.me === undefined) return [];
  return conversations.flatMap((opened): DeskEvent[] => {
    const { id } = opened.conversation;
    if (!isHere(before, id)) return [{ kind: 'assigned', id, handed: opened.handedBy !== undefined }];
    return newIn(before, opened).length > 0 ? [{ kind: 'message', id }] : [];
  });
}

function newIn(before: Desk, { conversation, messages }: OpenedConversation): Message[] {
  const upTo = before.rows[conversation.id]?.timeline.upTo ?? 0;
  return messages.filter(({ from, seq }) => from === 'buyer' && seq > upTo);
}
