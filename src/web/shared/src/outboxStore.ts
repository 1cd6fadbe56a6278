import { openDB, type IDBPDatabase } from 'idb';
import type { OutboxEntry } from './outbox';

/** Where unsent messages survive a reload. */
export interface OutboxStore<Body> {
  load(scope: string): Promise<OutboxEntry<Body>[]>;
  put(entry: OutboxEntry<Body>): Promise<void>;
  remove(clientMsgId: string): Promise<void>;
}

const table = 'outbox';

/** IndexedDB. A browser that refuses it (private mode, full disk) still sends; only a reload then loses what is unsent. */
export class IndexedDbOutboxStore<Body> implements OutboxStore<Body> {
  private readonly database: Promise<IDBPDatabase | undefined>;

  constructor(name = 'chatrouter') {
    this.database = openDB(name, 1, {
      upgrade: (db) => db.createObjectStore(table, { keyPath: 'clientMsgId' }).createIndex('scope', 'scope'),
    }).catch(() => undefined);
  }

  async load(scope: string): Promise<OutboxEntry<Body>[]> {
    const db = await this.database;
    const found: OutboxEntry<Body>[] | undefined = await db?.getAllFromIndex(table, 'scope', scope).catch(() => undefined);
    return found ?? [];
  }

  async put(entry: OutboxEntry<Body>): Promise<void> {
    const db = await this.database;
    await db?.put(table, entry).catch(() => undefined);
  }

  async remove(clientMsgId: string): Promise<void> {
    const db = await this.database;
    await db?.delete(table, clientMsgId).catch(() => undefined);
  }
}
