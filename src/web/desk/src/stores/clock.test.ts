import { createPinia, setActivePinia } from 'pinia';
import { afterEach, expect, it, vi } from 'vitest';
import { useClock } from './clock';

class Timer {
  static made: Timer[] = [];
  onmessage: (() => void) | undefined;
  constructor(readonly script: URL) {
    Timer.made.push(this);
  }
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('moves by one timer outside of the page, which is not slowed down while it is hidden', () => {
  vi.useFakeTimers({ now: 1_000_000 });
  vi.stubGlobal('Worker', Timer);
  setActivePinia(createPinia());
  const [clock, told] = [useClock(), vi.fn()];
  const unhear = clock.everySecond(told);

  vi.advanceTimersByTime(60_000);
  expect(clock.now).toBe(1_000_000);
  expect(Timer.made.map(({ script }) => script.pathname.split('/').at(-1))).toEqual(['clockTimer.worker.ts']);

  Timer.made[0]?.onmessage?.();
  expect([clock.now, told.mock.calls.length]).toEqual([1_060_000, 1]);
  unhear();
  Timer.made[0]?.onmessage?.();
  expect(told).toHaveBeenCalledOnce();
});
