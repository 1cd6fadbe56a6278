import { useEffect, useState } from 'preact/hooks';
import type { ChatStore } from './store';
import { t, whyRefused } from './words';

const quietMs = 3_000;

/** Says that the network is away, once it has been for a moment; at once, and why, when the server ended it. */
export function Strip({ store }: { store: ChatStore }) {
  const connection = store.connection.value;
  const { kind } = connection;
  const tooFast = store.failedWith.value === 'rateLimited';
  const away = kind === 'waiting' || kind === 'connecting';
  const [shown, show] = useState(false);
  useEffect(() => {
    if (!away) return show(false);
    const timer = setTimeout(() => show(true), quietMs);
    return () => clearTimeout(timer);
  }, [away]);
  return (
    <div role="status" class={kind === 'ended' && !store.loaded.value ? 'refused' : 'strip-place'}>
      {(shown || kind === 'ended') && (
        <p class="strip">
          {kind === 'ended' ? whyRefused(connection.code) : t(tooFast ? 'widget.tooMany' : 'widget.reconnecting')}
          {!tooFast && (
            <button type="button" onClick={store.retryNow}>
              {t('widget.retryNow')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
