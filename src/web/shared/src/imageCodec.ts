import type { Codec } from './imagePrepare';

const quality = 0.86;

/** The browser's own decoder, upright as the camera meant it, and its canvas. */
export const canvasCodec: Codec<ImageBitmap> = {
  decode: async (file) => {
    const picture = await createImageBitmap(file).catch(() => undefined);
    return picture && { picture, width: picture.width, height: picture.height };
  },
  encode: async (picture, width, height, type) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d');
    if (pen === null) return undefined;
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 0, 0, width, height);
    const image = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
    return image?.type === type ? image : undefined;
  },
  close: (picture) => picture.close(),
};
