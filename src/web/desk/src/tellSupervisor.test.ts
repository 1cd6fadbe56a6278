// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { tellRouting } from './tellSupervisor';

it('asks for what a publication brings once every node knows it', () => {
  vi.useFakeTimers();
  const ask = vi.fn();

  tellRouting(ask);
  vi.advanceTimersByTime(1_499);
  expect(ask).not.toHaveBeenCalled();
  vi.advanceTimersByTime(3_002);

  expect(ask).toHaveBeenCalledTimes(1);
  vi.useRealTimers();
});
