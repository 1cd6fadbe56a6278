import { useEffect, useState } from 'preact/hooks';
import { ImageView } from './ImageView';
import type { Item } from './items';
import type { ChatStore } from './store';
import { t } from './words';

type Picture = { kind: 'loading' } | { kind: 'there'; address: string } | { kind: 'missing' };

/** A picture of the conversation in a box of one size, so that nothing moves when it comes. */
export function ChatImage({ item, store }: { item: Item; store: ChatStore }) {
  const [picture, set] = useState<Picture>({ kind: 'loading' });
  const [tries, again] = useState(0);
  const [large, enlarge] = useState(false);
  const { image, imageId } = item;
  useEffect(() => {
    if (image !== undefined) {
      const address = URL.createObjectURL(image);
      set({ kind: 'there', address });
      return () => URL.revokeObjectURL(address);
    }
    let wanted = true;
    const show = (next: Picture) => wanted && set(next);
    set({ kind: 'loading' });
    store.pictures.cache.addressOf(imageId ?? '').then(
      (address) => show({ kind: 'there', address }),
      () => show({ kind: 'missing' }),
    );
    return () => void (wanted = false);
  }, [image, imageId, tries]);

  const what = altOf(item);
  switch (picture.kind) {
    case 'loading':
      return <span class="thumb" role="img" aria-label={t('image.loading')} />;
    case 'missing':
      return (
        <button type="button" class="thumb" onClick={() => again(tries + 1)}>
          {t('image.notLoaded')}
        </button>
      );
    case 'there':
      return (
        <>
          <button type="button" class="thumb" aria-label={t('image.open', { what })} onClick={() => enlarge(true)}>
            <img src={picture.address} alt={what} onError={() => set({ kind: 'missing' })} />
          </button>
          {item.side === 'own' && <Progress clientMsgId={item.clientMsgId} store={store} />}
          {large && <ImageView address={picture.address} what={what} close={() => enlarge(false)} />}
        </>
      );
  }
}

function Progress({ clientMsgId, store }: { clientMsgId: string; store: ChatStore }) {
  const share = store.pictures.uploads.value[clientMsgId];
  if (share === undefined) return null;
  const percent = Math.round(share * 100);
  return (
    <span class="upload">
      <progress max={100} value={percent} aria-label={t('image.uploading', { percent })} />
      <button type="button" onClick={() => store.cancelUpload(clientMsgId)}>
        {t('image.cancel')}
      </button>
    </span>
  );
}

function altOf(item: Item): string {
  if (item.side === 'own') return t('image.own');
  const name = item.side === 'other' ? item.name : undefined;
  return t('image.from', { name: name ?? t('widget.team') });
}
