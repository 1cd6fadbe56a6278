/** The longest side of an image that is sent, in pixels. */
export const longestSide = 1920;

/** The server takes no larger file. */
export const largestBytes = 10_000_000;

/** Formats that the server takes; whatever else the browser can decode is written anew as one of them. */
const taken = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

export type Prepared = { kind: 'ready'; image: Blob; width: number; height: number } | { kind: 'refused'; code: string };

/** What the browser does with pictures. */
export interface Codec<Picture> {
  /** Undefined when the file is no picture that the browser knows. */
  decode: (file: Blob) => Promise<{ picture: Picture; width: number; height: number } | undefined>;
  /** Undefined when the browser cannot write that type. */
  encode: (picture: Picture, width: number, height: number, type: string) => Promise<Blob | undefined>;
  close: (picture: Picture) => void;
}

/**
 * Makes a picked file fit to be sent: no longer than `longestSide`, upright, and without what a camera wrote into it, place and time above all.
 * A GIF stays as it is, because it may move.
 */
export async function prepare<Picture>(file: Blob, codec: Codec<Picture>): Promise<Prepared> {
  const decoded = await codec.decode(file);
  if (decoded === undefined) return { kind: 'refused', code: taken.includes(file.type) ? 'imageBroken' : 'imageUnsupported' };
  const { picture, width, height } = decoded;
  try {
    if (file.type === 'image/gif') return fitting(file, width, height);
    const scale = Math.min(1, longestSide / Math.max(width, height));
    const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
    for (const type of typesFor(file.type)) {
      const image = await codec.encode(picture, w, h, type);
      if (image !== undefined) return fitting(image, w, h);
    }
    return { kind: 'refused', code: 'imageBroken' };
  } finally {
    codec.close(picture);
  }
}

// Photos stay JPEG; what may be transparent becomes WebP, or PNG where the browser writes no WebP.
const typesFor = (type: string): string[] =>
  type === 'image/png' || type === 'image/webp' ? ['image/webp', 'image/png'] : ['image/jpeg', 'image/png'];

const fitting = (image: Blob, width: number, height: number): Prepared =>
  image.size > largestBytes ? { kind: 'refused', code: 'imageTooLarge' } : { kind: 'ready', image, width, height };
