import { useEffect, useRef } from 'preact/hooks';
import { CrossIcon } from './icons';
import { t } from './words';

/** A picture as large as the chat; Escape or a click closes it, and only it. */
export function ImageView({ address, what, close }: { address: string; what: string; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="view"
      aria-label={what}
      onClose={close}
      onClick={() => dialog.current?.close()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <img src={address} alt={what} />
      <button type="button" class="icon" aria-label={t('image.close')} title={t('image.close')}>
        <CrossIcon />
      </button>
    </dialog>
  );
}
