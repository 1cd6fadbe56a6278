import { describe, expect, it } from 'vitest';
import type { Prepared } from './imagePrepare';
import { anyPreparing, anyReady, mostStaged, StagedImages, type Staged } from './stagedImages';

const picture = (name: string, type = 'image/png') => new File(['x'], name, { type });
const ready = (file: Blob): Prepared => ({ kind: 'ready', image: file, width: 1, height: 1 });

function setup(prepare: (file: Blob) => Promise<Prepared> = (file) => Promise.resolve(ready(file))) {
  let images: readonly Staged[] = [];
  const staging = new StagedImages(prepare, (now) => (images = now));
  return { staging, kinds: () => images.map(({ name, state }) => `${name} ${state.kind}`), images: () => images };
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('staged images', () => {
  it('preparing -> ready -> taken, in the order of picking', async () => {
    const { staging, kinds, images } = setup();

    staging.pick([picture('a'), picture('b')]);
    expect(kinds()).toEqual(['a preparing', 'b preparing']);
    expect(anyPreparing(images())).toBe(true);
    await settle();

    expect(anyReady(images())).toBe(true);
    expect(staging.take().map((image) => (image as File).name)).toEqual(['a', 'b']);
    expect(kinds()).toEqual([]);
  });

  it('preparing -> refused: says why and goes with the next send', async () => {
    const { staging, images } = setup(() => Promise.reject(new Error('no memory')));

    staging.pick([picture('a')]);
    await settle();

    expect(images()[0]?.state).toEqual({ kind: 'refused', code: 'imageBroken' });
    expect(staging.take()).toEqual([]);
    expect(images()).toEqual([]);
  });

  it('ready and preparing -> wiped: nothing comes back', async () => {
    const { staging, images } = setup();
    staging.pick([picture('a')]);
    await settle();
    staging.pick([picture('b')]);

    staging.clear();
    await settle();

    expect(images()).toEqual([]);
  });

  it('preparing -> removed: what becomes ready later does not come back', async () => {
    const { staging, images } = setup();
    staging.pick([picture('a')]);

    staging.remove(images()[0]?.id ?? 0);
    await settle();

    expect(images()).toEqual([]);
  });

  it('what is still being prepared stays for the next send', async () => {
    const { staging, kinds } = setup((file) =>
      (file as File).name === 'slow' ? new Promise(() => undefined) : Promise.resolve(ready(file)),
    );
    staging.pick([picture('slow'), picture('fast')]);
    await settle();

    expect(staging.take()).toHaveLength(1);
    expect(kinds()).toEqual(['slow preparing']);
  });

  it('takes only pictures of what is pasted, and leaves text to the text', () => {
    const { staging, kinds } = setup();

    expect(staging.add([picture('words', 'text/plain')])).toBe(false);
    expect(staging.add([picture('words', 'text/plain'), picture('shot')])).toBe(true);
    expect(kinds()).toEqual(['shot preparing']);
  });

  it('takes no more than fit at a time, and says so once', async () => {
    const { staging, images } = setup();

    staging.pick(Array.from({ length: mostStaged + 3 }, (_, i) => picture(`${i}`)));
    staging.add([picture('another')]);

    await Promise.resolve();
    expect(images()).toHaveLength(mostStaged + 1);
    expect(images().filter(({ state }) => state.kind === 'refused')).toEqual([
      { id: mostStaged + 1, name: `${mostStaged}`, state: { kind: 'refused', code: 'imageTooMany' } },
    ]);
  });
});
