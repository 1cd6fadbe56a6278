import { describe, expect, it } from 'vitest';
import { largestBytes, prepare, type Codec } from './imagePrepare';

interface Written {
  type: string;
  width: number;
  height: number;
}

function codecOf(
  size: { width: number; height: number } | undefined,
  writes: (type: string) => Blob | undefined = (type) => new Blob(['x'], { type }),
) {
  const written: Written[] = [];
  const seen = { closed: 0 };
  const codec: Codec<string> = {
    decode: () => Promise.resolve(size && { picture: 'p', ...size }),
    encode: (_picture, width, height, type) => {
      written.push({ type, width, height });
      return Promise.resolve(writes(type));
    },
    close: () => void seen.closed++,
  };
  return { codec, written, seen };
}

const file = (type: string) => new Blob(['original'], { type });

describe('prepare', () => {
  it('shrinks to the longest side and keeps the shape', async () => {
    const { codec, written, seen } = codecOf({ width: 4000, height: 3000 });

    const prepared = await prepare(file('image/jpeg'), codec);

    expect(prepared).toMatchObject({ kind: 'ready', width: 1920, height: 1440 });
    expect(written).toEqual([{ type: 'image/jpeg', width: 1920, height: 1440 }]);
    expect(seen.closed).toBe(1);
  });

  it.each([
    ['image/png', 'image/webp'],
    ['image/webp', 'image/webp'],
    ['image/jpeg', 'image/jpeg'],
    ['image/avif', 'image/jpeg'],
    ['', 'image/jpeg'],
  ])('writes %s anew as %s, without what the camera wrote into it', async (from, to) => {
    const prepared = await prepare(file(from), codecOf({ width: 10, height: 5 }).codec);

    expect(prepared.kind === 'ready' && prepared.image.type).toBe(to);
  });

  it('never makes a thin picture vanish or a small one larger', async () => {
    expect(await prepare(file('image/jpeg'), codecOf({ width: 50_000, height: 1 }).codec)).toMatchObject({ width: 1920, height: 1 });
    expect(await prepare(file('image/jpeg'), codecOf({ width: 3, height: 2 }).codec)).toMatchObject({ width: 3, height: 2 });
  });

  it('falls back to PNG where the browser writes no WebP', async () => {
    const { codec } = codecOf({ width: 9, height: 9 }, (type) => (type === 'image/webp' ? undefined : new Blob(['x'], { type })));

    const prepared = await prepare(file('image/png'), codec);

    expect(prepared.kind === 'ready' && prepared.image.type).toBe('image/png');
  });

  it('leaves a GIF as it is, because it may move', async () => {
    const gif = file('image/gif');

    expect(await prepare(gif, codecOf({ width: 9, height: 9 }).codec)).toEqual({ kind: 'ready', image: gif, width: 9, height: 9 });
  });

  it('refuses what is no picture, what is damaged, what cannot be written and what is too large', async () => {
    const large = new Blob([new Uint8Array(largestBytes + 1)], { type: 'image/gif' });

    expect(await prepare(file('application/pdf'), codecOf(undefined).codec)).toEqual({ kind: 'refused', code: 'imageUnsupported' });
    expect(await prepare(file('image/png'), codecOf(undefined).codec)).toEqual({ kind: 'refused', code: 'imageBroken' });
    expect(await prepare(file('image/png'), codecOf({ width: 1, height: 1 }, () => undefined).codec)).toEqual({
      kind: 'refused',
      code: 'imageBroken',
    });
    expect(await prepare(large, codecOf({ width: 1, height: 1 }).codec)).toEqual({ kind: 'refused', code: 'imageTooLarge' });
  });
});
