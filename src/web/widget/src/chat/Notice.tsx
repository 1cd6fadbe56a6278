import { useEffect, useRef } from 'preact/hooks';
import { t } from './words';

interface Props {
  text: string;
  confirm?: { word: string; then: () => void } | { word: string; href: string };
  close: () => void;
}

/** Something to read or to confirm, over the chat. */
export function Notice({ text, confirm, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const end = () => dialog.current?.close();
  return (
    <dialog ref={dialog} class="notice" aria-labelledby="notice-text" onClose={close} onKeyDown={(event) => event.stopPropagation()}>
      <p id="notice-text">{text}</p>
      <div class="choices">
        <button type="button" onClick={end}>
          {confirm === undefined ? t('chat.understood') : t('chat.cancel')}
        </button>
        {confirm !== undefined &&
          ('href' in confirm ? (
            <a class="main" href={confirm.href} target="_blank" rel="noopener noreferrer nofollow" onClick={end}>
              {confirm.word}
            </a>
          ) : (
            <button
              type="button"
              class="main"
              onClick={() => {
                confirm.then();
                end();
              }}
            >
              {confirm.word}
            </button>
          ))}
      </div>
    </dialog>
  );
}
