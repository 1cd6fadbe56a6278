// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { watchPinging } from './network';

it('pings every fourth second, is lost when the browser says so, back when it says that, and heard of no longer than somebody listens', () => {
  const told: string[] = [];
  const hearing = new Set<() => unknown>();
  const seconds = (count: number): void => void Array.from({ length: count }, () => hearing.forEach((hear) => hear()));
  const everySecond = (hear: () => unknown) => {
    hearing.add(hear);
    return () => void hearing.delete(hear);
  };
  const end = watchPinging(everySecond, { ping: () => told.push('ping'), back: () => told.push('back'), lost: () => told.push('lost') });

  seconds(3);
  expect(told).toEqual([]);
  seconds(5);
  window.dispatchEvent(new Event('offline'));
  window.dispatchEvent(new Event('online'));
  end();
  seconds(4);
  window.dispatchEvent(new Event('offline'));

  expect(told).toEqual(['ping', 'ping', 'lost', 'back']);
});
