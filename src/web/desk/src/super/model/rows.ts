import type { BoardConversation, ShopBoard } from '@chatrouter/shared/board';
import type { AgentId } from '@chatrouter/shared/contract';

export interface Sections {
  /** In the queue by position, then the message pool. */
  readonly waiting: readonly BoardConversation[];
  readonly needsReply: readonly BoardConversation[];
  readonly replied: readonly BoardConversation[];
}

/** The board's conversations, the longest waiting first in each section; of one agent or of all, with a tag or whatever tags they have. */
export function sectionsOf(board: ShopBoard, agent?: AgentId, tag?: string): Sections {
  const rows = board.conversations.filter(
    ({ conversation, tags }) =>
      (agent === undefined || conversation.owner === agent) && (tag === undefined || tags?.includes(tag) === true),
  );
  const waits = ({ conversation }: BoardConversation): boolean => conversation.owner === undefined;
  const open = ({ conversation }: BoardConversation): boolean => conversation.turnOpenedAt !== undefined;
  return {
    waiting: rows.filter(waits).sort((a, b) => placeOf(a) - placeOf(b)),
    needsReply: rows.filter((row) => !waits(row) && open(row)),
    replied: rows.filter((row) => !waits(row) && !open(row)),
  };
}

/** Every tag that somebody on the board has. */
export const tagsOf = (board: ShopBoard): string[] => [...new Set(board.conversations.flatMap(({ tags = [] }) => tags))].sort();

const placeOf = ({ position }: BoardConversation): number => position ?? Infinity;

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
