import { anyReady } from '@chatrouter/shared/stagedImages';
import { useEffect, useRef } from 'preact/hooks';
import { ImageButton, ImageTray } from './ImageTray';
import { SendIcon } from './icons';
import { Offers } from './Offers';
import type { ChatStore } from './store';
import { t } from './words';

const maxLength = 8_000;
const tallest = 120;

export function Composer({ store }: { store: ChatStore }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const text = store.draft.value;
  useEffect(() => fit(box.current), [text]);
  useEffect(() => {
    if (store.visible.value) box.current?.focus();
  }, [store.visible.value]);

  const empty = text.trim() === '' && !anyReady(store.pictures.staged.value);
  const send = () => {
    if (empty) return;
    store.sendStaged();
    if (text.trim() !== '') store.sendText(text.trim());
    store.draft.value = '';
    box.current?.focus();
  };
  const key = (event: KeyboardEvent) => {
    // While an input method composes, Enter picks a word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Offers store={store} />
      <ImageTray store={store} />
      <div class="row">
        <ImageButton store={store} />
        <textarea
          ref={box}
          rows={1}
          maxLength={maxLength}
          aria-label={t('widget.placeholder')}
          placeholder={t('widget.placeholder')}
          value={text}
          onInput={(event) => {
            store.draft.value = event.currentTarget.value;
            store.typingSender.typed();
          }}
          onKeyDown={key}
          onPaste={(event) => store.pictures.staging.add(event.clipboardData?.files ?? []) && event.preventDefault()}
        />
        <button type="submit" class="send" aria-label={t('widget.send')} title={t('widget.send')} disabled={empty}>
          <SendIcon />
        </button>
      </div>
    </form>
  );
}

function fit(box: HTMLTextAreaElement | null): void {
  if (box === null) return;
  box.style.height = 'auto';
  box.style.height = `${Math.min(box.scrollHeight, tallest)}px`;
}
