// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { Refusal } from '@chatrouter/shared/refusal';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref, type EffectScope } from 'vue';
import { emptyDesk } from './model/desk';
import { emptyRow } from './model/row.fixture';
import type { Row } from './model/row';
import { useDesk } from './stores/desk';
import { useOrderNumbers } from './stores/orderNumbers';
import { useSession } from './stores/session';
import { useOrderSearch } from './useOrderSearch';

const asked = vi.fn<(method: string, path: string) => Promise<unknown>>();
const answer = (id: string) => ({ orders: [{ id }] });
const wroteAt = (second: number) => ({ turnOpenedAt: new Date(second * 1_000).toISOString() });
const row = (id: string, over: Partial<Row['conversation']> = {}): Row => ({
  ...emptyRow,
  conversation: { ...emptyRow.conversation, id, buyerId: `buyer-${id}`, ...over },
});
const paths = () => asked.mock.calls.map(([, path]) => path.split('/')[1]);
let scope: EffectScope;

beforeEach(() => {
  vi.useFakeTimers();
  setActivePinia(createPinia());
  useSession('1').call = asked as never;
  asked.mockReset().mockResolvedValue(answer('none'));
  scope = effectScope();
});
afterEach(() => {
  scope.stop();
  vi.useRealTimers();
});

async function searchFor(written: string, ...rows: Row[]) {
  useDesk('1').desk = { ...emptyDesk, rows: Object.fromEntries(rows.map((one) => [one.conversation.id, one])) };
  const query = ref('');
  const found = scope.run(() => useOrderSearch(query));
  const write = async (next: string): Promise<void> => {
    query.value = next;
    await nextTick();
  };
  await write(written);
  return { write, again: () => found?.again(), state: () => found?.search.value, read: () => vi.advanceTimersByTimeAsync(300) };
}

it('reads the orders of who wrote last first, then of who was answered, and of nobody whom the agent does not serve', async () => {
  const { state, read } = await searchFor(
    '8841',
    row('first', wroteAt(1)),
    row('last', wroteAt(2)),
    row('answered'),
    { ...row('gone'), moved: 'transferred' },
    { ...row('readOn'), moved: 'transferred', stay: '2099-01-01T00:00:00Z' },
  );
  expect([state(), paths()]).toEqual([{ kind: 'looking' }, []]);
  asked.mockResolvedValueOnce(answer('2391-8841'));

  await read();

  expect(paths()).toEqual(['last', 'first', 'answered']);
  expect(useOrderNumbers('1').of('last')).toEqual(['2391-8841']);
  expect(state()).toEqual({ kind: 'ended', left: 0 });
});

it.each(['', '884', 'jacket', '88 41', '未发货2024'])('asks nothing for %j', async (query) => {
  const { state, read } = await searchFor(query, row('a'));

  await read();

  expect([state(), paths()]).toEqual([{ kind: 'idle' }, []]);
});

it('asks nothing where it is found without: by a name, a text, or a number that was seen', async () => {
  const { write, state, read } = await searchFor('8841', row('a', { lastText: 'Where is 2391-8841?' }), row('b'));
  await read();
  useOrderNumbers('1').learn('b', ['9026']);
  await write('9026');
  await read();

  expect([state(), paths()]).toEqual([{ kind: 'idle' }, []]);
});

it('remembers what it read, for five minutes', async () => {
  const { write, state, read } = await searchFor('8841', row('a'));
  await read();
  await write('8842');
  await read();
  expect([state(), paths()]).toEqual([{ kind: 'ended', left: 0 }, ['a']]);

  vi.advanceTimersByTime(300_000);
  await write('8843');
  await read();

  expect(paths()).toEqual(['a', 'a']);
});

it('says how many could not be read, and reads only those again', async () => {
  const { again, state, read } = await searchFor('8841', row('a', wroteAt(2)), row('b', wroteAt(1)));
  asked.mockRejectedValueOnce(new Refusal('ordersTimeout', ''));
  await read();
  expect(state()).toEqual({ kind: 'ended', left: 1 });

  again();
  await read();

  expect([state(), paths()]).toEqual([{ kind: 'ended', left: 0 }, ['a', 'b', 'a']]);
});

it('asks a few at a time and no more once something else is written', async () => {
  const rows = Array.from({ length: 9 }, (_, i) => row(`c${i}`));
  const answers: ((page: unknown) => void)[] = [];
  asked.mockImplementation(() => new Promise((answered) => answers.push(answered)));
  const { write, state, read } = await searchFor('8841', ...rows);
  await read();
  expect(asked).toHaveBeenCalledTimes(3);

  await write('');
  answers.forEach((answered) => answered(answer('late')));
  await read();

  expect([state(), asked.mock.calls.length]).toEqual([{ kind: 'idle' }, 3]);
});

it('leaves those that were too many for the next time', async () => {
  const { again, state, read } = await searchFor('8841', ...Array.from({ length: 60 }, (_, i) => row(`c${i}`)));
  await read();
  expect([state(), asked.mock.calls.length]).toEqual([{ kind: 'ended', left: 10 }, 50]);

  again();
  await read();

  expect([state(), asked.mock.calls.length]).toEqual([{ kind: 'ended', left: 0 }, 60]);
});
