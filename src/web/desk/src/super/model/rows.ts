import type { BoardConversation, OpenPlace, ShopBoard } from '@chatrouter/shared/board';
import type { AgentId } from '@chatrouter/shared/contract';

export interface Sections {
  /** In the queue by position, then the message pool. */
  readonly waiting: readonly BoardConversation[];
  readonly needsReply: readonly BoardConversation[];
  readonly replied: readonly BoardConversation[];
}

/** Open conversations, the longest waiting first in each section; of one agent or of all, with a tag or whatever tags they have. */
export function sectionsOf(open: readonly BoardConversation[], agent?: AgentId, tag?: string): Sections {
  const rows = open.filter(
    ({ conversation, tags }) =>
      (agent === undefined || conversation.owner === agent) && (tag === undefined || tags?.includes(tag) === true),
  );
  const waits = ({ conversation }: BoardConversation): boolean => conversation.owner === undefined;
  const asks = ({ conversation }: BoardConversation): boolean => conversation.turnOpenedAt !== undefined;
  return {
    waiting: rows.filter(waits).sort((a, b) => positionOf(a) - positionOf(b)),
    needsReply: rows.filter((row) => !waits(row) && asks(row)),
    replied: rows.filter((row) => !waits(row) && !asks(row)),
  };
}

/** Every tag that somebody of them has. */
export const tagsOf = (open: readonly BoardConversation[]): string[] => [...new Set(open.flatMap(({ tags = [] }) => tags))].sort();

const positionOf = ({ position }: BoardConversation): number => position ?? Infinity;

/** Where it stands among all that are open. */
export const placeOf = ({ conversation: { id, turnOpenedAt, waitingSince } }: BoardConversation): OpenPlace => ({
  answered: turnOpenedAt === undefined,
  waitingSince,
  id,
});

/** Those that the board does not list. */
export function unlisted(open: readonly BoardConversation[], board: ShopBoard | undefined): readonly BoardConversation[] {
  const listed = new Set(board?.conversations.map(({ conversation }) => conversation.id));
  return open.filter(({ conversation }) => !listed.has(conversation.id));
}

/** All rows as they stand on the page. */
export const inOrder = ({ waiting, needsReply, replied }: Sections): readonly BoardConversation[] => [
  ...waiting,
  ...needsReply,
  ...replied,
];

/** The row that many places on; the first when none is looked at. */
export function stepped(sections: Sections, from: string | undefined, by: number): string | undefined {
  const ids = inOrder(sections).map(({ conversation }) => conversation.id);
  const at = from === undefined ? -1 : ids.indexOf(from);
  return ids[Math.min(ids.length - 1, Math.max(0, at + by))];
}

/** Who has waited longest, whether somebody serves him or not. */
export function longestWaiting({ waiting, needsReply }: Sections): string | undefined {
  const rows = [...waiting, ...needsReply].map(({ conversation }) => conversation);
  rows.sort((a, b) => Date.parse(a.waitingSince) - Date.parse(b.waitingSince));
  return rows[0]?.id;
}

/** The conversation ended: the board lists all that are open, and not this one. */
export const hasEnded = (board: ShopBoard, id: string): boolean =>
  board.conversations.length >= board.figures.open && !board.conversations.some(({ conversation }) => conversation.id === id);
