import { Table } from '@chatrouter/shared/table';

/** What is half written in a conversation, and whether it is a note among agents: a note must never come back as a reply. */
export interface Draft {
  readonly text: string;
  readonly note: boolean;
}

const nothing: Draft = { text: '', note: false };

/** Unfinished texts, kept on this device until they are sent: a crash of the tab costs at most the last keys pressed. */
const drafts = new Map<string, Draft>();
const keyOf = (agentId: string, conversationId: string): string => `${agentId}/${conversationId}`;

// A browser that refuses IndexedDB still has its drafts until the tab is closed.
const table = new Table('chatrouter-drafts', 'drafts', (db) => db.createObjectStore('drafts'));

/** Brings back what earlier pages left; to be awaited before drafts are asked for. */
export const loaded: Promise<void> = load();

async function load(): Promise<void> {
  const [keys = [], rows = []] = await Promise.all([
    table.ask('readonly', (rows) => rows.getAllKeys()),
    table.ask('readonly', (rows) => rows.getAll() as IDBRequest<(string | Draft)[]>),
  ]);
  rows.forEach((row, i) => {
    const key = String(keys[i]);
    if (!drafts.has(key)) drafts.set(key, typeof row === 'string' ? { text: row, note: false } : row);
  });
}

export const draftOf = (agentId: string, conversationId: string): Draft => drafts.get(keyOf(agentId, conversationId)) ?? nothing;

export function keepDraft(agentId: string, conversationId: string, draft: Draft): void {
  const key = keyOf(agentId, conversationId);
  const kept = draftOf(agentId, conversationId);
  if (draft.text === kept.text && draft.note === kept.note) return;
  if (draft.text === '') {
    drafts.delete(key);
    void table.ask('readwrite', (rows) => rows.delete(key));
  } else {
    drafts.set(key, draft);
    // A reply is stored as its text alone, which pages of an earlier version read, too.
    void table.ask('readwrite', (rows) => rows.put(draft.note ? { text: draft.text, note: true } : draft.text, key));
  }
}
