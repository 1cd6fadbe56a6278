import { bringsFiles, carriesFiles, refuseDrag } from '@chatrouter/shared/drags';
import { mostStaged, type Staged } from '@chatrouter/shared/stagedImages';
import { useEffect, useRef, useState } from 'preact/hooks';
import { CrossIcon, ImageIcon } from './icons';
import type { ChatStore } from './store';
import { t, whyRefused } from './words';

/** Picks pictures from the device. */
export function ImageButton({ store }: { store: ChatStore }) {
  const input = useRef<HTMLInputElement>(null);
  const picked = (event: { currentTarget: HTMLInputElement }) => {
    store.pictures.staging.pick(event.currentTarget.files ?? []);
    event.currentTarget.value = '';
  };
  return (
    <>
      <input ref={input} type="file" accept="image/*" multiple hidden onChange={picked} />
      <button
        type="button"
        class="icon add-image"
        aria-label={t('image.add')}
        title={t('image.add')}
        disabled={store.pictures.staged.value.length >= mostStaged}
        onClick={() => input.current?.click()}
      >
        <ImageIcon />
      </button>
    </>
  );
}

/** The pictures that go with the next send. */
export function ImageTray({ store }: { store: ChatStore }) {
  const images = store.pictures.staged.value;
  if (images.length === 0) return null;
  return (
    <ul class="tray" aria-label={t('image.tray')}>
      {images.map((image) => (
        <Tile key={image.id} image={image} store={store} />
      ))}
    </ul>
  );
}

function Tile({ image, store }: { image: Staged; store: ChatStore }) {
  const { id, name, state } = image;
  const remove = t('image.remove', { name });
  return (
    <li class={`tile ${state.kind}`}>
      {state.kind === 'ready' && <Preview image={state.image} />}
      {state.kind === 'preparing' && <span>{t('image.preparing')}</span>}
      {state.kind === 'refused' && <span role="alert">{whyRefused(state.code)}</span>}
      <button type="button" aria-label={remove} title={remove} onClick={() => store.pictures.staging.remove(id)}>
        <CrossIcon />
      </button>
    </li>
  );
}

function Preview({ image }: { image: Blob }) {
  const [address, show] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(image);
    show(made);
    return () => URL.revokeObjectURL(made);
  }, [image]);
  return <img src={address} alt={t('image.own')} />;
}

/** Lets pictures from elsewhere be dropped on what carries these. */
export function dropsImages(store: ChatStore) {
  const held = (event: DragEvent) => {
    if (bringsFiles(event)) event.preventDefault();
    else if (carriesFiles(event)) refuseDrag(event);
  };
  return {
    onDragOver: held,
    onDrop: (event: DragEvent) => {
      held(event);
      if (bringsFiles(event)) store.pictures.staging.pick(event.dataTransfer?.files ?? []);
    },
  };
}
