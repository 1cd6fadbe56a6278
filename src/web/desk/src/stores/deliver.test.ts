import { ImageCache } from '@chatrouter/shared/imageCache';
import { ImageSender } from '@chatrouter/shared/imageSender';
import type { OutboxEntry } from '@chatrouter/shared/outbox';
import { describe, expect, it } from 'vitest';
import type { Body } from '../model/row';
import { deliver } from './deliver';
import type { AgentLink } from './session';

describe('an image with a QR code that the shop warns of', () => {
  it('is held back once, and goes without another upload when its sender wants it to', async () => {
    let uploads = 0;
    const sent: unknown[][] = [];
    const untold = new Set(['id']);
    const entry: OutboxEntry<Body> = {
      clientMsgId: 'm',
      scope: 's',
      lane: 'l',
      body: { kind: 'image', text: '', image: new Blob(['x'], { type: 'image/png' }) },
      at: '',
    };
    const pictures = new ImageSender<Body>({
      authorized: (use) => use('token'),
      keep: () => Promise.resolve(),
      cache: new ImageCache(() => Promise.reject(new Error('not asked'))),
      progressed: () => undefined,
      upload: () => Promise.resolve({ imageId: (uploads++, 'id'), holdsCode: true }),
    });
    const hub = { call: (...args: unknown[]) => Promise.resolve(void sent.push(args)) } as unknown as AgentLink;
    const go = () =>
      deliver(
        entry,
        pictures,
        () => hub,
        (imageId) => untold.delete(imageId),
      );

    await expect(go()).rejects.toMatchObject({ code: 'imageHoldsCode' });
    expect(sent).toEqual([]);
    await go();

    expect(sent).toEqual([['Send', 'l', { clientMsgId: 'm', kind: 'image', imageId: 'id' }]]);
    expect(uploads).toBe(1);
  });
});
