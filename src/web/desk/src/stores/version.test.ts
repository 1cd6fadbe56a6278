// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyDesk } from '../model/desk';
import { at, emptyRow } from '../model/row.fixture';
import { useDesk } from './desk';
import { keepDraft } from './drafts';
import { useImages } from './images';
import { useVersion } from './version';

const me = { id: 'me', name: 'Me', role: 'agent', shopId: 's', shopName: 'S' } as const;
const waiting = { ...emptyRow, conversation: { ...emptyRow.conversation, turnOpenedAt: at } };
const answered = { ...emptyDesk, me, rows: { c: emptyRow } };

describe('a newer desk', () => {
  const reload = vi.fn();
  /** Ten minutes later the server has another one. */
  async function come(): Promise<void> {
    const version = useVersion();
    await vi.advanceTimersByTimeAsync(10 * 60_000 + 1000);
    expect(version.newer).toBe('/desk/assets/newer.js');
    await vi.advanceTimersByTimeAsync(1000);
  }
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    vi.spyOn(location, 'reload').mockImplementation(reload.mockReset());
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<script type="module" src="/desk/assets/newer.js"></script>')));
    const mine = Object.assign(document.createElement('script'), { type: 'module', src: '/desk/assets/mine.js' });
    vi.spyOn(document.head, 'querySelector').mockReturnValue(mine);
    sessionStorage.clear();
    setActivePinia(createPinia());
    useDesk('1').desk = answered;
  });
  afterEach(() => {
    keepDraft('me', 'c', { text: '', note: false });
    document.body.replaceChildren();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('is loaded once nobody waits', async () => {
    useDesk('1').desk = { ...answered, rows: { c: waiting } };
    await come();
    expect(reload).not.toHaveBeenCalled();

    useDesk('1').desk = answered;
    await vi.advanceTimersByTimeAsync(1000);
    expect(reload).toHaveBeenCalledOnce();
  });

  it.each([
    ['half a reply is written', () => keepDraft('me', 'c', { text: 'half an', note: false })],
    [
      'a picture waits to be sent',
      () =>
        useImages('1')
          .stagingOf('c')
          .pick([new File([], 'a.png')]),
    ],
    [
      'a picture waits for a conversation that may come back',
      () =>
        useImages('1')
          .stagingOf('gone')
          .pick([new File([], 'a.png')]),
    ],
    ['a message is on its way', () => (useDesk('1').unsent = 1)],
    [
      'something is written in a dialog',
      () => document.body.append(Object.assign(document.createElement('div'), { className: 'el-overlay' })),
    ],
  ])('is not loaded while %s', async (_, begin) => {
    begin();
    await come();
    expect(reload).not.toHaveBeenCalled();
  });
});
