import type { AgentConversation, AgentId, AgentSnapshot } from '@chatrouter/shared/contract';
import { isHere, type Desk } from './desk';

/** What happened while this desk was away. */
export interface CaughtUp {
  readonly messages: number;
  /** Conversations that went to somebody else, or that wait or ended. */
  readonly moved: readonly { readonly conversation: AgentConversation; readonly to: AgentId | undefined }[];
  readonly came: readonly AgentConversation[];
}

/** Compares the desk as it was with the server's word after a reconnect; nothing on the first one. */
export function caughtUp(before: Desk, { conversations, elsewhere = {} }: AgentSnapshot): CaughtUp | undefined {
  if (before.me === undefined) return undefined;
  const now = new Set(conversations.map(({ conversation }) => conversation.id));
  const moved = Object.values(before.rows).filter((row) => row.moved === undefined && !now.has(row.conversation.id));
  const came = conversations.filter(({ conversation }) => !isHere(before, conversation.id));
  const messages = conversations
    .flatMap((opened) => opened.messages.map((message) => ({ message, upTo: before.rows[opened.conversation.id]?.timeline.upTo ?? 0 })))
    .filter(({ message, upTo }) => message.from === 'buyer' && message.seq > upTo).length;
  if (messages === 0 && moved.length === 0 && came.length === 0) return undefined;
  return {
    messages,
    moved: moved.map(({ conversation }) => ({ conversation, to: elsewhere[conversation.id] })),
    came: came.map(({ conversation }) => conversation),
  };
}
