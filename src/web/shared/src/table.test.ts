import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { Table } from './table';

const words = (database: string) => new Table(database, 'words', (db) => db.createObjectStore('words'));

describe('table', () => {
  it('keeps what was stored for whoever opens it next', async () => {
    await words('kept').ask('readwrite', (table) => table.put('one', 1));

    expect(await words('kept').ask('readonly', (table) => table.get(1))).toBe('one');
  });

  it('commits with the request, for a page that goes before the answer', async () => {
    const table = words('committed');
    await table.ask('readonly', (t) => t.get(1));
    const commit = vi.spyOn(IDBTransaction.prototype, 'commit');

    const asked = table.ask('readwrite', (t) => t.put('one', 1));
    await Promise.resolve();

    expect(commit).toHaveBeenCalledTimes(1);
    await asked;
  });

  it('answers nothing where the browser has no database', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('Denied', 'SecurityError');
    });

    expect(await words('denied').ask('readonly', (table) => table.get(1))).toBeUndefined();
  });

  it('answers nothing when the request is refused, and goes on', async () => {
    const table = words('refused');
    await table.ask('readwrite', (t) => t.add('first', 1));

    expect(await table.ask('readwrite', (t) => t.add('second', 1))).toBeUndefined();
    expect(await table.ask('readwrite', (t) => t.put(() => undefined, 2))).toBeUndefined();
    expect(await table.ask('readonly', (t) => t.getAll())).toEqual(['first']);
  });
});
