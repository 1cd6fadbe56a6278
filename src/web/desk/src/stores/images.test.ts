import 'fake-indexeddb/auto';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { IndexedDbOutboxStore } from '@chatrouter/shared/outboxStore';
import { useImages } from './images';

const prepared = vi.hoisted(() => vi.fn());
vi.mock('@chatrouter/shared/imagePrepare', () => ({ prepare: prepared }));

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
