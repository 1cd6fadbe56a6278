import type { Staged } from '@chatrouter/shared/stagedImages';
import { Table } from '@chatrouter/shared/table';

interface Kept {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly images: readonly Staged[];
}

const mostBytes = 50_000_000;
const longestMs = 3 * 24 * 3_600_000;

const table = new Table('chatrouter-staged', 'staged', (db) => db.createObjectStore('staged'));
const keyOf = (owner: string, conversationId: string): string => `${owner}/${conversationId}`;
const readyOf = (images: readonly Staged[] = []): Staged[] => images.filter(({ state }) => state.kind === 'ready');
const bytesOf = ({ state }: Staged): number => (state.kind === 'ready' ? state.image.size : 0);

/** Keeps a conversation's prepared pictures on this device, as long as those of all together are not too large. */
export function keepStaged(owner: string, conversationId: string, all: Readonly<Record<string, readonly Staged[]>>): void {
  const key = keyOf(owner, conversationId);
  const images = readyOf(all[conversationId]);
  const bytes = Object.values(all)
    .flat()
    .reduce((sum, image) => sum + bytesOf(image), 0);
  if (images.length === 0 || bytes > mostBytes) void table.ask('readwrite', (rows) => rows.delete(key));
  else void table.ask('readwrite', (rows) => rows.put({ at: Date.now(), images } satisfies Kept, key));
}

/** What an earlier page left, by conversation; what nobody came back for in three days is given up. */
export async function stagedOf(owner: string): Promise<[conversationId: string, images: Staged[]][]> {
  const [keys = [], rows = []] = await Promise.all([
    table.ask('readonly', (rows) => rows.getAllKeys()),
    table.ask('readonly', (rows) => rows.getAll() as IDBRequest<Kept[]>),
  ]);
  const kept = rows.map((row, i) => ({ ...row, key: String(keys[i]) }));
  const over = Date.now() - longestMs;
  for (const { key } of kept.filter(({ at }) => at < over)) void table.ask('readwrite', (rows) => rows.delete(key));
  const mine = kept.filter(({ key, at }) => at >= over && key.startsWith(keyOf(owner, '')));
  // Those that are picked from now on count from one upwards.
  return mine.map(({ key, images }) => [key.slice(keyOf(owner, '').length), images.map((image, i) => ({ ...image, id: -1 - i }))]);
}
