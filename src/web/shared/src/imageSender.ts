import type { ImageCache } from './imageCache';
import { uploadImage, type Uploaded, type UploadOptions } from './imageUpload';
import type { OutboxEntry } from './outbox';
import { Refusal } from './refusal';

/** What a message carries that is a picture: its file until it is uploaded, kept so that nothing is lost while the network is away. */
export interface ImageBody {
  image?: Blob;
  imageId?: string;
}

export interface ImageSenderOptions<Body extends ImageBody> {
  /** Calls with the session's token; once more with a new one when the server no longer takes it. */
  authorized: <T>(use: (token: string) => Promise<T>) => Promise<T>;
  /** Keeps the id beside the file, so that a reload does not upload it again. */
  keep: (entry: OutboxEntry<Body>) => Promise<void>;
  cache: ImageCache;
  /** How far an upload has come, from 0 to 1; undefined: it is over. */
  progressed: (clientMsgId: string, share: number | undefined) => void;
  upload?: (image: Blob, options: UploadOptions) => Promise<Uploaded>;
}

/** Uploads a message's picture before the message goes, as often as it takes. */
export class ImageSender<Body extends ImageBody> {
  private readonly under = new Map<string, AbortController>();

  constructor(private readonly options: ImageSenderOptions<Body>) {}

  /** Sends with the picture's id; uploads it first if it is not there yet, and anew if the server has forgotten it meanwhile. */
  async send<T>(entry: OutboxEntry<Body>, send: (imageId: string) => Promise<T>): Promise<T> {
    const { image, imageId } = entry.body;
    if (imageId !== undefined) {
      try {
        return await send(imageId);
      } catch (error) {
        if (image === undefined || !(error instanceof Refusal) || error.code !== 'unknownImage') throw error;
      }
    }
    if (image === undefined) throw new Refusal('unknownImage', 'The picture is gone.');
    return send(await this.upload(entry, image));
  }

  /** Ends the upload; the message is to be dropped. */
  cancel(clientMsgId: string): void {
    this.under.get(clientMsgId)?.abort();
  }

  private async upload(entry: OutboxEntry<Body>, image: Blob): Promise<string> {
    const { clientMsgId } = entry;
    const { progressed, cache, authorized, upload = uploadImage } = this.options;
    const controller = new AbortController();
    this.under.set(clientMsgId, controller);
    try {
      const progress = (share: number) => progressed(clientMsgId, share);
      progress(0);
      const { imageId } = await authorized((token) => upload(image, { token, progress, signal: controller.signal }));
      cache.put(imageId, image);
      entry.body.imageId = imageId;
      await this.options.keep(entry);
      return imageId;
    } finally {
      this.under.delete(clientMsgId);
      progressed(clientMsgId, undefined);
    }
  }
}
