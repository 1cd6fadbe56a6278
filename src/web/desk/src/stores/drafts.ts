import { Table } from '@chatrouter/shared/table';

/** Unfinished replies, kept on this device until they are sent: a crash of the tab costs at most the last keys pressed. */
const drafts = new Map<string, string>();
const keyOf = (agentId: string, conversationId: string): string => `${agentId}/${conversationId}`;

// A browser that refuses IndexedDB still has its drafts until the tab is closed.
const table = new Table('chatrouter-drafts', 'drafts', (db) => db.createObjectStore('drafts'));

/** Brings back what earlier pages left; to be awaited before drafts are asked for. */
export const loaded: Promise<void> = load();

async function load(): Promise<void> {
  const [keys = [], texts = []] = await Promise.all([
    table.ask('readonly', (rows) => rows.getAllKeys()),
    table.ask('readonly', (rows) => rows.getAll()),
  ]);
  keys.forEach((key, i) => drafts.has(String(key)) || drafts.set(String(key), String(texts[i])));
}

export const draftOf = (agentId: string, conversationId: string): string => drafts.get(keyOf(agentId, conversationId)) ?? '';

export function keepDraft(agentId: string, conversationId: string, text: string): void {
  const key = keyOf(agentId, conversationId);
  if (text === draftOf(agentId, conversationId)) return;
  if (text === '') {
    drafts.delete(key);
    void table.ask('readwrite', (rows) => rows.delete(key));
  } else {
    drafts.set(key, text);
    void table.ask('readwrite', (rows) => rows.put(text, key));
  }
}
