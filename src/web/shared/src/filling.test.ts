import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Filling } from './filling';

describe('a log that is filled', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function setup() {
    const log = { whole: true, busy: false };
    const filling = new Filling(
      () => log.whole,
      (on) => (log.busy = on),
    );
    return { log, filling };
  }

  it('is busy at once, and for a moment when all of it came together', () => {
    const { log, filling } = setup();
    filling.begin();
    expect(log.busy).toBe(true);

    vi.advanceTimersByTime(999);
    expect(log.busy).toBe(true);

    vi.advanceTimersByTime(1_000);
    expect(log.busy).toBe(false);
  });

  it('is busy until a hole has been closed for a moment', () => {
    const { log, filling } = setup();
    log.whole = false;
    filling.begin();
    vi.advanceTimersByTime(60_000);
    expect(log.busy).toBe(true);

    log.whole = true;
    vi.advanceTimersByTime(1_000);
    expect(log.busy).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(log.busy).toBe(false);
  });

  it('begins anew with the next reconnect', () => {
    const { log, filling } = setup();
    filling.begin();
    vi.advanceTimersByTime(900);
    filling.begin();
    vi.advanceTimersByTime(900);
    expect(log.busy).toBe(true);

    vi.advanceTimersByTime(100);
    expect([log.busy, vi.getTimerCount()]).toEqual([false, 0]);
  });

  it('is left alone when it goes', () => {
    const { log, filling } = setup();
    filling.begin();
    filling.stop();

    vi.advanceTimersByTime(60_000);
    expect([log.busy, vi.getTimerCount()]).toEqual([true, 0]);
  });
});
