// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { emptyDesk } from '../model/desk';
import { emptyRow } from '../model/row.fixture';
import { useDesk } from './desk';
import { useOwnDay } from './ownDay';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

it('is asked for as soon as the desk is open, also where it opens with somebody answered', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-01-05T09:00:00Z') });
  const fetched = vi.fn(() =>
    Promise.resolve(Response.json({ since: '2026-01-05T00:00:00Z', timeZone: 'UTC', conversations: 1, firstResponse: 2 })),
  );
  vi.stubGlobal('fetch', fetched);
  sessionStorage.setItem(
    'chatrouter.session.1',
    JSON.stringify({ accessToken: 'a', refreshToken: 'r', agent: { id: 'me', role: 'agent' } }),
  );
  setActivePinia(createPinia());
  const [desk, own] = [useDesk('1'), useOwnDay('1')];

  desk.desk = { ...emptyDesk, rows: { c: emptyRow } };
  await nextTick();
  expect(desk.buckets.replied).toHaveLength(1);
  desk.loaded = true;
  await vi.advanceTimersByTimeAsync(0);

  expect(fetched).toHaveBeenCalledOnce();
  expect(own.day?.firstResponse).toBe(2);
});
