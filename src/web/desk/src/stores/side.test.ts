// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { Refusal } from '@chatrouter/shared/refusal';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { emptyDesk } from '../model/desk';
import { emptyRow } from '../model/row.fixture';
import type { Row } from '../model/row';
import { useDesk } from './desk';
import { useOrderNumbers } from './orderNumbers';
import { useSession } from './session';
import { useSide } from './side';

const orders = { orders: [], source: 'connector', fetchedAt: '2026-01-01T00:00:00Z' };

describe('what stands beside a conversation', () => {
  const asked = vi.fn<(method: string, path: string) => Promise<unknown>>();
  const settle = async () => {
    for (let i = 0; i < 5; i++) await nextTick();
  };
  /** Selected without a connection, which then comes back and tells what became of the conversation. */
  async function back(row: Row) {
    const desk = useDesk('1');
    desk.desk = { ...emptyDesk, rows: { c: emptyRow } };
    desk.selected = 'c';
    asked.mockRejectedValue(new Refusal('offline', ''));
    const side = useSide('1');
    await settle();
    expect(side.ordersFailed).toBe('offline');

    asked.mockReset().mockResolvedValue(orders);
    desk.desk = { ...desk.desk, rows: { c: row } };
    desk.connection = { kind: 'up' };
    await settle();
    return side;
  }
  beforeEach(() => {
    sessionStorage.clear();
    setActivePinia(createPinia());
    useSession('1').call = asked as never;
  });

  it('is asked for again with the next connection', async () => {
    const side = await back(emptyRow);

    expect([side.ordersFailed, side.orders]).toEqual([undefined, orders]);
  });

  it('is not asked for where the conversation went to somebody else meanwhile: that is said', async () => {
    const side = await back({ ...emptyRow, moved: 'taken' });

    expect(asked).not.toHaveBeenCalled();
    expect([side.gone, side.ordersFailed]).toEqual([true, 'unknownConversation']);
  });

  it('leaves the numbers of its orders to be found by, also once another conversation is open', async () => {
    const side = await back(emptyRow);
    asked.mockResolvedValue({ ...orders, orders: [{ id: '23918841', state: 'paid', items: [], flagged: false }] });
    await side.loadOrders(true);
    useDesk('1').selected = undefined;
    await settle();

    expect(['c', 'other'].map(useOrderNumbers('1').of)).toEqual([['23918841'], []]);
  });

  it('is still told of a conversation that has ended', async () => {
    const side = await back({ ...emptyRow, moved: 'closed' });

    expect([side.gone, side.orders]).toEqual([false, orders]);
  });
});
