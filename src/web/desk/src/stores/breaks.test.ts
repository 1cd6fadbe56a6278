// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import { emptyDesk } from '../model/desk';
import { useBreaks } from './breaks';
import { useClock } from './clock';
import { useDesk } from './desk';
import { useShops, type Slot } from './shops';

const minute = 60_000;

describe('a break', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    setActivePinia(createPinia());
  });

  /** Away for ten minutes in a shop, as the page before left it. */
  function away(slot: Slot): void {
    const me = { id: 'fang', name: 'Fang', role: 'agent', shopId: `shop${slot}`, shopName: 'S' } as const;
    const since = useClock().now;
    localStorage.setItem(
      `chatrouter.break.shop${slot}.fang`,
      JSON.stringify({ kind: 'timed', reason: 'meal', since, until: since + 10 * minute }),
    );
    const desk = useDesk(slot);
    [desk.desk, desk.loaded] = [{ ...emptyDesk, me, state: 'paused' }, true];
  }

  async function pass(minutes: number): Promise<void> {
    useClock().now += minutes * minute;
    await nextTick();
  }

  it('ends in the shop that it was taken in, whichever is looked at', async () => {
    useShops().add();
    away('1');
    away('2');
    const [here, there] = [useBreaks(), useBreaks('1')];
    expect([useShops().current, here.taken.kind, there.taken.kind]).toEqual(['2', 'timed', 'timed']);

    useDesk('2').desk = { ...useDesk('2').desk, state: 'online' };
    await pass(10);
    expect([here.taken.kind, there.taken.kind]).toEqual(['none', 'over']);
  });

  it('keeps the end that its agent chose, and has none where he chose nothing', async () => {
    away('1');
    const breaks = useBreaks('1');
    await pass(10);
    breaks.prolong(10);
    // The dialog that closes says that it closed.
    breaks.stay();
    expect(breaks.taken.kind).toBe('timed');

    await pass(10.1);
    expect(breaks.taken.kind).toBe('over');
    breaks.stay();
    expect(breaks.taken.kind).toBe('open');
  });
});
