import { openDB, type IDBPDatabase } from 'idb';

/** Unfinished replies, kept on this device until they are sent: a crash of the tab costs at most the last keys pressed. */
const table = 'drafts';
const drafts = new Map<string, string>();
const keyOf = (agentId: string, conversationId: string): string => `${agentId}/${conversationId}`;

// A browser that refuses IndexedDB still has its drafts until the tab is closed.
const database: Promise<IDBPDatabase | undefined> = openDB('chatrouter-drafts', 1, {
  upgrade: (db) => void db.createObjectStore(table),
}).catch(() => undefined);

/** Brings back what earlier pages left; to be awaited before drafts are asked for. */
export const loaded: Promise<void> = load();

async function load(): Promise<void> {
  const db = await database;
  if (db === undefined) return;
  const [keys, texts] = await Promise.all([db.getAllKeys(table), db.getAll(table)]).catch(() => [[], []]);
  keys.forEach((key, i) => drafts.has(String(key)) || drafts.set(String(key), String(texts[i])));
}

export const draftOf = (agentId: string, conversationId: string): string => drafts.get(keyOf(agentId, conversationId)) ?? '';

export function keepDraft(agentId: string, conversationId: string, text: string): void {
  const key = keyOf(agentId, conversationId);
  if (text === draftOf(agentId, conversationId)) return;
  if (text === '') drafts.delete(key);
  else drafts.set(key, text);
  const stored = (db: IDBPDatabase | undefined): Promise<unknown> | undefined =>
    text === '' ? db?.delete(table, key) : db?.put(table, text, key);
  database.then(stored).catch(() => undefined);
}
