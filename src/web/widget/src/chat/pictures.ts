import { signal } from '@preact/signals';
import { ImageCache } from '@chatrouter/shared/imageCache';
import { canvasCodec } from '@chatrouter/shared/imageCodec';
import { prepare } from '@chatrouter/shared/imagePrepare';
import { ImageSender } from '@chatrouter/shared/imageSender';
import { downloadImage } from '@chatrouter/shared/imageUpload';
import type { OutboxStore } from '@chatrouter/shared/outboxStore';
import { StagedImages, type Staged } from '@chatrouter/shared/stagedImages';
import type { Body } from './talk';

type Authorized = <T>(use: (token: string) => Promise<T>) => Promise<T>;

/** Pictures of the conversation: those that are about to be sent, those on their way, and those that came. */
export class Pictures {
  readonly staged = signal<readonly Staged[]>([]);
  readonly staging = new StagedImages(
    (file) => prepare(file, canvasCodec),
    (images) => (this.staged.value = images),
  );
  /** How far each upload has come, from 0 to 1, by message. */
  readonly uploads = signal<Readonly<Record<string, number>>>({});
  readonly cache: ImageCache;
  readonly sender: ImageSender<Body>;

  constructor(authorized: Authorized, unsent: OutboxStore<Body>) {
    this.cache = new ImageCache((imageId) => authorized((token) => downloadImage(imageId, token)));
    this.sender = new ImageSender<Body>({
      authorized,
      keep: (entry) => unsent.put(entry),
      cache: this.cache,
      progressed: (clientMsgId, share) => {
        const { [clientMsgId]: _, ...others } = this.uploads.value;
        this.uploads.value = share === undefined ? others : { ...others, [clientMsgId]: share };
      },
    });
  }
}
