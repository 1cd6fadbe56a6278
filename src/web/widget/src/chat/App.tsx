import { Composer } from './Composer';
import { Extras } from './Extras';
import { Head } from './Head';
import { dropsImages } from './ImageTray';
import { MessageList } from './MessageList';
import { Status } from './Status';
import { Strip } from './Strip';
import type { ChatStore } from './store';
import { t } from './words';

interface Props {
  store: ChatStore;
  close: (() => void) | undefined;
}

export function App({ store, close }: Props) {
  return (
    <main class="chat" aria-label={t('widget.title')} {...dropsImages(store)}>
      <Head store={store} close={close} />
      <Strip store={store} />
      {(store.loaded.value || store.connection.value.kind !== 'ended') && (
        <>
          <MessageList store={store} />
          <Status store={store} />
          <Extras store={store} />
          <Composer store={store} />
        </>
      )}
    </main>
  );
}
