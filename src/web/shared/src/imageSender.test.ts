import { describe, expect, it } from 'vitest';
import { ImageCache } from './imageCache';
import { ImageSender, type ImageBody } from './imageSender';
import type { Uploaded, UploadOptions } from './imageUpload';
import type { OutboxEntry } from './outbox';
import { Refusal } from './refusal';

type Upload = (image: Blob, options: UploadOptions) => Promise<Uploaded>;

const image = new Blob(['x'], { type: 'image/png' });
const entryOf = (body: ImageBody): OutboxEntry<ImageBody> => ({ clientMsgId: 'm', scope: 's', lane: 'l', body, at: '' });

function setup(upload: Upload) {
  const kept: (string | undefined)[] = [];
  const shares: (number | undefined)[] = [];
  const sender = new ImageSender<ImageBody>({
    authorized: (use) => use('token'),
    keep: (entry) => Promise.resolve(void kept.push(entry.body.imageId)),
    cache: new ImageCache(() => Promise.reject(new Error('not asked'))),
    progressed: (_id, share) => void shares.push(share),
    upload,
  });
  return { sender, kept, shares };
}

describe('image sender', () => {
  it('uploads, keeps the id beside the file, and sends it', async () => {
    const { sender, kept, shares } = setup((_image, { progress }) => {
      progress(0.5);
      return Promise.resolve({ imageId: 'id' });
    });
    const entry = entryOf({ image });

    expect(await sender.send(entry, (imageId) => Promise.resolve(`sent ${imageId}`))).toBe('sent id');
    expect(entry.body).toEqual({ image, imageId: 'id' });
    expect(kept).toEqual(['id']);
    expect(shares).toEqual([0, 0.5, undefined]);
  });

  it('does not upload again what is there', async () => {
    const { sender } = setup(() => Promise.reject(new Error('uploaded again')));

    expect(await sender.send(entryOf({ image, imageId: 'known' }), (imageId) => Promise.resolve(imageId))).toBe('known');
  });

  it('uploads anew what the server has forgotten meanwhile', async () => {
    const { sender } = setup(() => Promise.resolve({ imageId: 'new' }));
    const send = (imageId: string) => (imageId === 'old' ? Promise.reject(new Refusal('unknownImage', '')) : Promise.resolve(imageId));

    expect(await sender.send(entryOf({ image, imageId: 'old' }), send)).toBe('new');
  });

  it('passes every other refusal on', async () => {
    const { sender } = setup(() => Promise.reject(new Refusal('imageBroken', '')));

    await expect(sender.send(entryOf({ image }), () => Promise.resolve(''))).rejects.toMatchObject({ code: 'imageBroken' });
    await expect(sender.send(entryOf({ imageId: 'i' }), () => Promise.reject(new Refusal('notOwner', '')))).rejects.toMatchObject({
      code: 'notOwner',
    });
    await expect(sender.send(entryOf({}), () => Promise.resolve(''))).rejects.toMatchObject({ code: 'unknownImage' });
  });

  it('ends an upload that is cancelled', async () => {
    const { sender, shares } = setup(
      (_image, { signal }) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    const sending = sender.send(entryOf({ image }), () => Promise.resolve('sent'));

    sender.cancel('m');

    await expect(sending).rejects.toThrow('aborted');
    expect(shares).toEqual([0, undefined]);
  });
});
