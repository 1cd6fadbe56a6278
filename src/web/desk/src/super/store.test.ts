// @vitest-environment happy-dom
import { openHub } from '@chatrouter/shared/hubClient';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useSupervisor } from './store';

vi.mock('@chatrouter/shared/hubClient', () => ({ openHub: vi.fn() }));

const opened = () => {
  const now = new Date(Date.now()).toISOString();
  const board = { at: now, everyMs: 1000, agents: [], groups: [], conversations: [] };
  const me = { id: 'boss', name: 'Boss', role: 'supervisor', shopId: 'demo', shopName: 'Demo', hold: { status: 'suspended' } };
  return { lost: new Promise<void>(() => undefined), close: vi.fn(), call: () => Promise.resolve({ me, serverTime: now, board }) };
};
const connects = () => vi.mocked(openHub).mockImplementation(() => Promise.resolve(opened()) as never);

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ ticket: 't', tags: [] })));
  sessionStorage.setItem(
    'chatrouter.session.1',
    JSON.stringify({ accessToken: 'a', refreshToken: 'r', agent: { id: 'boss', role: 'supervisor' } }),
  );
  setActivePinia(createPinia());
  connects();
});
afterEach(() => {
  sessionStorage.clear();
  vi.clearAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('says why the shop serves no buyers, where the operator does not let it', async () => {
  const supervisor = useSupervisor();
  supervisor.start();
  await vi.advanceTimersByTimeAsync(0);

  expect(supervisor.hold).toEqual({ status: 'suspended' });
  supervisor.stop();
});

it('leaves its connection as soon as the browser has no network, and connects at once when it is back', async () => {
  const supervisor = useSupervisor();
  supervisor.start();
  await vi.advanceTimersByTimeAsync(0);
  expect([supervisor.link.kind, supervisor.freshness?.stale]).toEqual(['up', false]);

  vi.mocked(openHub).mockImplementation(() => Promise.reject(new TypeError('Failed to fetch')));
  window.dispatchEvent(new Event('offline'));
  await vi.advanceTimersByTimeAsync(0);
  expect([supervisor.link.kind, supervisor.freshness?.stale]).toEqual(['away', true]);

  connects();
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect([supervisor.link.kind, supervisor.freshness?.stale]).toEqual(['up', false]);
  supervisor.stop();
});

it('hears of the network no longer than somebody is signed in', async () => {
  const supervisor = useSupervisor();
  supervisor.start();
  await vi.advanceTimersByTimeAsync(0);

  supervisor.stop();
  window.dispatchEvent(new Event('offline'));
  supervisor.start();
  await vi.advanceTimersByTimeAsync(0);

  expect([supervisor.link.kind, supervisor.freshness?.stale]).toEqual(['up', false]);
  supervisor.stop();
});
