/** Unfinished replies, kept on this device until they are sent. */
const keyOf = (agentId: string, conversationId: string): string => `chatrouter.draft.${agentId}.${conversationId}`;

export const draftOf = (agentId: string, conversationId: string): string => localStorage.getItem(keyOf(agentId, conversationId)) ?? '';

export function keepDraft(agentId: string, conversationId: string, text: string): void {
  if (text === '') localStorage.removeItem(keyOf(agentId, conversationId));
  else localStorage.setItem(keyOf(agentId, conversationId), text);
}
