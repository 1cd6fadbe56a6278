import { ImageCache } from '@chatrouter/shared/imageCache';
import { canvasCodec } from '@chatrouter/shared/imageCodec';
import { prepare } from '@chatrouter/shared/imagePrepare';
import { ImageSender } from '@chatrouter/shared/imageSender';
import { downloadImage, uploadImage, type Uploaded, type UploadOptions } from '@chatrouter/shared/imageUpload';
import type { OutboxStore } from '@chatrouter/shared/outboxStore';
import { StagedImages, type Staged } from '@chatrouter/shared/stagedImages';
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import type { Body } from '../model/row';
import { perSlot } from './perSlot';
import { usePhrases } from './phrases';
import { useSession } from './session';
import type { Slot } from './shops';
import { keepStaged, stagedOf } from './stagedStore';

const imagesAt = (slot: Slot) =>
  defineStore(`images:${slot}`, () => {
    const session = useSession(slot);
    /** How far each upload has come, from 0 to 1, by message. */
    const uploads = ref<Readonly<Record<string, number>>>({});
    /** What waits beside an unfinished reply, by conversation: who looks elsewhere meanwhile finds it again. */
    const staged = shallowRef<Readonly<Record<string, readonly Staged[]>>>({});
    /** As drafts are, they are kept for as long as something is in them, unless their conversation has ended. */
    let trays = new Map<string, StagedImages>();
    /** Uploads with a QR code that the shop warns of, and their senders have not been told yet. */
    const untold = new Set<string>();
    /** Whose they are. */
    let owner: string | undefined;
    let cache = newCache();
    let sender: ImageSender<Body> | undefined;

    function newCache(): ImageCache {
      return new ImageCache((imageId) => session.authorized((token) => downloadImage(imageId, token)));
    }

    function progressed(clientMsgId: string, share: number | undefined): void {
      const { [clientMsgId]: _, ...others } = uploads.value;
      uploads.value = share === undefined ? others : { ...others, [clientMsgId]: share };
    }

    // A shop that blocks them refuses the message.
    const warnsOfCodes = () => usePhrases(slot).forbidden.patterns.some(({ kind, mode }) => kind === 'qrCode' && mode === 'warn');

    async function upload(image: Blob, options: UploadOptions): Promise<Uploaded> {
      const uploaded = await uploadImage(image, options);
      if (uploaded.holdsCode === true && warnsOfCodes()) untold.add(uploaded.imageId);
      return uploaded;
    }

    const stagingOf = (conversationId: string): StagedImages => trays.get(conversationId) ?? trayOf(conversationId);

    function trayOf(conversationId: string, kept?: readonly Staged[]): StagedImages {
      const mine = trays;
      const made = new StagedImages(
        (file) => prepare(file, canvasCodec),
        (images) => {
          // Somebody else signed in, or the conversation has another tray, while a picture was being prepared.
          if (mine !== trays || (trays.get(conversationId) ?? made) !== made) return;
          const { [conversationId]: _, ...others } = staged.value;
          if (images.length === 0) trays.delete(conversationId);
          else trays.set(conversationId, made);
          staged.value = images.length === 0 ? others : { ...others, [conversationId]: images };
          if (owner !== undefined) keepStaged(owner, conversationId, staged.value);
        },
        kept,
      );
      return made;
    }

    const stagedIn = (conversationId: string): readonly Staged[] => staged.value[conversationId] ?? [];

    /** These conversations have ended: they never come back to be answered. */
    function forget(ended: readonly string[]): void {
      for (const conversationId of ended) for (const { id } of stagedIn(conversationId)) trays.get(conversationId)?.remove(id);
    }

    /** For the unsent messages of whoever signed in now; the one before leaves no picture behind. */
    function start(unsent: OutboxStore<Body>): ImageSender<Body> {
      trays = new Map();
      owner = undefined;
      staged.value = {};
      cache = newCache();
      sender = new ImageSender<Body>({ authorized: session.authorized, keep: (entry) => unsent.put(entry), cache, progressed, upload });
      return sender;
    }

    /** Brings back what waited on an earlier page of this agent's, in the conversations that are here and where he has not begun anew. */
    async function restore(agent: string, isHere: (conversationId: string) => boolean): Promise<void> {
      const mine = trays;
      owner = agent;
      for (const [conversationId, images] of await stagedOf(agent)) {
        if (mine !== trays || trays.has(conversationId) || !isHere(conversationId)) continue;
        trays.set(conversationId, trayOf(conversationId, images));
        staged.value = { ...staged.value, [conversationId]: images };
      }
    }

    return {
      uploads,
      start,
      restore,
      stagingOf,
      forget,
      anyStaged: (): boolean => Object.keys(staged.value).length > 0,
      stagedIn,
      /** Whether the shop warns of a QR code in the image and its sender has not been told: asked once, he is. */
      holdsUntoldCode: (imageId: string): boolean => untold.delete(imageId),
      addressOf: (imageId: string) => cache.addressOf(imageId),
      cancel: (clientMsgId: string) => sender?.cancel(clientMsgId),
    };
  });

/** Pictures of a slot's conversations: those that come, and those that are on their way out. By default of the shop that is looked at. */
export const useImages = perSlot(imagesAt);
