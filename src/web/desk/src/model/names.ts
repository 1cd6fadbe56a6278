import type { AgentConversation } from '@chatrouter/shared/contract';

/** The buyer's name; a guest goes by the end of his id. */
export const nameOf = (conversation: Pick<AgentConversation, 'buyerId' | 'buyerName'>, guest: string): string =>
  conversation.buyerName ?? `${guest} ${conversation.buyerId.slice(-4)}`;

/** What the buyer said last, in one line. A picture has no words. */
export const lastLineOf = ({ lastText }: Pick<AgentConversation, 'lastText'>, t: (key: string) => string): string =>
  lastText === '' ? t('message.image') : (lastText ?? '');

/** The state of the buyer's orders, or that nobody can know it: whose shop does not tell who he is. */
export const shownOrderState = ({ orderState, buyerVerified }: Pick<AgentConversation, 'orderState' | 'buyerVerified'>): string =>
  orderState === 'none' && !buyerVerified ? 'unknown' : orderState;

/** A buyer's name as screens show it that others may see too: its first letter. Guests have nothing to hide. */
export const maskedNick = (conversation: AgentConversation, guest: string): string =>
  conversation.buyerName === undefined ? nameOf(conversation, guest) : `${Array.from(conversation.buyerName)[0] ?? ''}***`;

/** One letter for the avatar, and a steady colour. */
export const initialOf = (name: string): string => Array.from(name)[0]?.toLocaleUpperCase() ?? '?';

const colours = ['#1668dc', '#237804', '#874d00', '#9e1068', '#531dab', '#006d75', '#a8071a', '#1d39c4'];

export function colourOf(id: string): string {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0;
  return colours[hash % colours.length] ?? '#1668dc';
}
