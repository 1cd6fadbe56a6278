import type { OutboxEntry } from './outbox';
import { Table } from './table';

/** Where unsent messages survive a reload. */
export interface OutboxStore<Body> {
  load(scope: string): Promise<OutboxEntry<Body>[]>;
  put(entry: OutboxEntry<Body>): Promise<void>;
  remove(clientMsgId: string): Promise<void>;
}

/** IndexedDB. A browser that refuses it (private mode, full disk) still sends; only a reload then loses what is unsent. */
export class IndexedDbOutboxStore<Body> implements OutboxStore<Body> {
  private readonly table: Table;

  constructor(name = 'chatrouter') {
    this.table = new Table(name, 'outbox', (db) =>
      db.createObjectStore('outbox', { keyPath: 'clientMsgId' }).createIndex('scope', 'scope'),
    );
  }

  async load(scope: string): Promise<OutboxEntry<Body>[]> {
    const found = await this.table.ask<OutboxEntry<Body>[]>('readonly', (table) => table.index('scope').getAll(scope));
    return found ?? [];
  }

  async put(entry: OutboxEntry<Body>): Promise<void> {
    await this.table.ask('readwrite', (table) => table.put(entry));
  }

  async remove(clientMsgId: string): Promise<void> {
    await this.table.ask('readwrite', (table) => table.delete(clientMsgId));
  }
}
