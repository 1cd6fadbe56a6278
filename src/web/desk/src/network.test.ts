import { afterEach, expect, it, vi } from 'vitest';
import { watchPinging } from './network';

class Timer {
  static last: Timer;
  onmessage: (() => void) | undefined;
  terminate = vi.fn();
  constructor() {
    Timer.last = this;
  }
}

afterEach(() => vi.unstubAllGlobals());

it('is lost when the browser says so, back when it says that, and heard of no longer than somebody listens', () => {
  vi.stubGlobal('Worker', Timer);
  const told: string[] = [];
  const end = watchPinging({ ping: () => told.push('ping'), back: () => told.push('back'), lost: () => told.push('lost') });

  Timer.last.onmessage?.();
  window.dispatchEvent(new Event('offline'));
  window.dispatchEvent(new Event('online'));
  end();
  window.dispatchEvent(new Event('offline'));

  expect(told).toEqual(['ping', 'lost', 'back']);
  expect(Timer.last.terminate).toHaveBeenCalledOnce();
});
