import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { useHolding } from './useHolding';

describe('the list keeps still', () => {
  const scope = effectScope();
  const held = (): ReturnType<typeof useHolding> => scope.run(useHolding) ?? useHolding();
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('while a mouse or a pen is on a line, and not under a finger, which never leaves', () => {
    const list = held();
    for (const pointerType of ['mouse', 'pen']) {
      list.point('a', { pointerType });
      expect([list.holding.value, list.anchored.value]).toEqual([true, 'a']);
      list.leave();
      expect(list.holding.value).toBe(false);
    }

    list.point('a', { pointerType: 'touch' });
    expect([list.holding.value, list.anchored.value]).toEqual([false, undefined]);
  });

  it('while a line has the focus; what is pointed at comes before it', () => {
    const list = held();
    list.focus('a');
    list.point('b', { pointerType: 'mouse' });
    expect(list.anchored.value).toBe('b');

    list.leave();
    expect([list.holding.value, list.anchored.value]).toEqual([true, 'a']);
    list.blur();
    expect(list.holding.value).toBe(false);
  });

  it('for 400 ms after the last click', () => {
    const list = held();
    list.click();
    vi.advanceTimersByTime(300);
    list.click();
    vi.advanceTimersByTime(399);
    expect(list.holding.value).toBe(true);

    vi.advanceTimersByTime(1);
    expect(list.holding.value).toBe(false);
  });
});
