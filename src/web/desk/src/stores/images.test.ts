// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { IndexedDbOutboxStore } from '@chatrouter/shared/outboxStore';
import { useImages } from './images';
import { keepStaged, stagedOf } from './stagedStore';

const prepared = vi.hoisted(() => vi.fn());
vi.mock('@chatrouter/shared/imagePrepare', () => ({ prepare: prepared }));

// The stand-in of the browser cannot store its own files.
const small = { size: 3 } as Blob;
const picture = new File([], 'a.png', { type: 'image/png' });

describe('pictures beside an unfinished reply', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    prepared.mockReset().mockResolvedValue({ kind: 'ready', image: new Blob() });
  });

  it('wait for as long as there are some', async () => {
    const images = useImages('1');
    const tray = images.stagingOf('c');
    tray.pick([picture]);
    await vi.waitFor(() => expect(images.stagedIn('c')[0]?.state.kind).toBe('ready'));

    expect(images.stagingOf('c')).toBe(tray);
    expect(tray.take()).toHaveLength(1);
    expect(images.stagedIn('c')).toEqual([]);
    expect(images.stagingOf('c')).not.toBe(tray);
  });

  it('come back to a tray that was emptied while it was looked at', () => {
    const images = useImages('1');
    const tray = images.stagingOf('c');
    tray.pick([picture]);
    tray.remove(1);
    tray.pick([picture]);

    expect(images.stagedIn('c')).toHaveLength(1);
    expect(images.stagingOf('c')).toBe(tray);
  });

  it('leave with the conversation that has ended, also one that was still being prepared', async () => {
    const images = useImages('1');
    let ready: (image: unknown) => void = () => undefined;
    prepared.mockReturnValue(new Promise((resolve) => (ready = resolve)));
    images.stagingOf('ended').pick([picture]);
    images.stagingOf('c').pick([picture]);

    images.forget(['ended', 'unknown']);
    ready({ kind: 'ready', image: new Blob() });
    await vi.waitFor(() => expect(images.stagedIn('c')[0]?.state.kind).toBe('ready'));

    expect(images.stagedIn('ended')).toEqual([]);
    expect(images.anyStaged()).toBe(true);
    images.forget(['c']);
    expect(images.anyStaged()).toBe(false);
  });

  it('come back to their agent on the next page, and go once they are sent', async () => {
    prepared.mockResolvedValue({ kind: 'ready', image: small });
    const page = async (agent: string) => {
      setActivePinia(createPinia());
      const images = useImages('1');
      images.start(new IndexedDbOutboxStore('unsent'));
      await images.restore(agent, (id) => id === 'c');
      return images;
    };
    const first = await page('s:me');
    first.stagingOf('c').pick([picture, picture]);
    await vi.waitFor(() => expect(first.stagedIn('c').map(({ state }) => state.kind)).toEqual(['ready', 'ready']));
    first.stagingOf('c').remove(1);
    first.stagingOf('elsewhere').pick([picture]);
    await vi.waitFor(() => expect(first.stagedIn('elsewhere')[0]?.state.kind).toBe('ready'));

    const next = await page('s:me');
    expect(next.stagedIn('c').map(({ name }) => name)).toEqual(['a.png']);
    expect(next.stagedIn('elsewhere')).toEqual([]);
    next.stagingOf('c').pick([picture]);
    await vi.waitFor(() => expect(next.stagedIn('c').map(({ state }) => state.kind)).toEqual(['ready', 'ready']));
    expect((await page('s:other')).stagedIn('c')).toEqual([]);
    expect(
      next
        .stagingOf('c')
        .take()
        .map(({ size }) => size),
    ).toEqual([3, 3]);
    expect((await page('s:me')).anyStaged()).toBe(false);
  });

  it('stay with the next page only while all together are not too large', async () => {
    const all = {
      c: [{ id: 1, name: 'a.png', state: { kind: 'ready', image: { size: 50_000_001 } as Blob, width: 1, height: 1 } }],
    } as const;
    keepStaged('s:large', 'c', all);
    expect(await stagedOf('s:large')).toEqual([]);

    vi.useFakeTimers({ toFake: ['Date'] });
    keepStaged('s:late', 'c', { c: [{ ...all.c[0], state: { ...all.c[0].state, image: small } }] });
    expect(await stagedOf('s:late')).toHaveLength(1);
    vi.setSystemTime(Date.now() + 3 * 24 * 3_600_000 + 1);
    expect(await stagedOf('s:late')).toEqual([]);
    vi.useRealTimers();
    expect(await stagedOf('s:late')).toEqual([]);
  });

  it('are told of by the tray that is there, and not to who signed in meanwhile', async () => {
    const images = useImages('1');
    const waits: ((image: unknown) => void)[] = [];
    prepared.mockReturnValue(new Promise((resolve) => waits.push(resolve)));
    const late = images.stagingOf('c');
    late.pick([picture]);
    late.remove(1);
    images.stagingOf('c').pick([picture]);
    for (const resolve of waits) resolve({ kind: 'ready', image: new Blob() });
    await vi.waitFor(() => expect(images.stagedIn('c')[0]?.state.kind).toBe('ready'));

    images.start(new IndexedDbOutboxStore('unsent'));
    late.pick([picture]);
    expect(images.stagedIn('c')).toEqual([]);
  });
});
