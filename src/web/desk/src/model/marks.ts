import type { AgentConversation } from '@chatrouter/shared/contract';

/** A sign in the row, and what it says in words. */
export interface Mark {
  sign: string;
  says: string;
}

const all: readonly (Mark & { holds: (conversation: AgentConversation) => boolean })[] = [
  { sign: 'row.transferred', says: 'note.transferred', holds: ({ notes }) => notes.includes('transferred') },
  { sign: 'row.queuedMark', says: 'term.queue', holds: ({ status }) => status === 'queued' },
  { sign: 'row.queuedMark', says: 'note.fromQueue', holds: ({ notes }) => notes.includes('fromQueue') },
  { sign: 'row.pooledMark', says: 'term.messagePool', holds: ({ status }) => status === 'offlinePool' },
  { sign: 'row.pooledMark', says: 'note.fromPool', holds: ({ notes }) => notes.includes('fromPool') },
];

/** How a conversation came to its owner, or where it waits: transferred, out of the queue, out of the message pool. */
export const marksOf = (conversation: AgentConversation): Mark[] =>
  all.filter(({ holds }) => holds(conversation)).map(({ sign, says }) => ({ sign, says }));
