import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';
import { useArrivals } from './useArrivals';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('has those who came just now, neither those who were there at first nor those who moved', async () => {
  const [rows, loaded] = [ref<string[]>([]), ref(false)];
  const scope = effectScope();
  const arrived = scope.run(() =>
    useArrivals(
      () => rows.value,
      () => loaded.value,
    ),
  );
  const shown = async (next: string[]): Promise<string[]> => {
    rows.value = next;
    loaded.value = true;
    await nextTick();
    return [...(arrived?.value ?? [])];
  };

  expect(await shown(['a', 'b'])).toEqual([]);
  expect(await shown(['c', 'b', 'a'])).toEqual(['c']);
  vi.advanceTimersByTime(399);
  expect(await shown(['c', 'b', 'a', 'd'])).toEqual(['c', 'd']);
  vi.advanceTimersByTime(1);
  expect(await shown(['b', 'c', 'd'])).toEqual(['d']);
  scope.stop();
  expect(vi.getTimerCount()).toBe(0);
});
