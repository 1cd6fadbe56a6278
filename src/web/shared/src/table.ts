/** One table of the browser's IndexedDB, kept on this device. */
export class Table {
  private readonly database: Promise<IDBDatabase>;

  /** `make` creates the table in a database that is new. */
  constructor(
    database: string,
    private readonly name: string,
    make: (db: IDBDatabase) => unknown,
  ) {
    this.database = opened(database, make);
    // Who uses the table hears of it.
    this.database.catch(() => undefined);
  }

  /**
   * The answer to one request, once its transaction has committed.
   * @remarks Nothing where the browser refuses (private mode, full disk): what is kept here is never needed to go on.
   */
  async ask<T>(mode: IDBTransactionMode, ask: (table: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
    try {
      return await committed((await this.database).transaction(this.name, mode), (t) => ask(t.objectStore(this.name)));
    } catch {
      return undefined;
    }
  }
}

const opened = (database: string, make: (db: IDBDatabase) => unknown): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => make(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('No database.'));
  });

const committed = <T>(transaction: IDBTransaction, ask: (transaction: IDBTransaction) => IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const request = ask(transaction);
    // Not when the answer is here, but now: a page that goes before the answer would take an open transaction with it.
    transaction.commit();
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('Not stored.'));
  });
