import { useEffect, useState } from 'preact/hooks';
import type { ChatStore } from './store';
import { t } from './words';

const quietMs = 3_000;

/** Says that the network is away, once it has been for a moment. */
export function Strip({ store }: { store: ChatStore }) {
  const { kind } = store.connection.value;
  const away = kind === 'waiting' || kind === 'connecting';
  const [shown, show] = useState(false);
  useEffect(() => {
    if (!away) return show(false);
    const timer = setTimeout(() => show(true), quietMs);
    return () => clearTimeout(timer);
  }, [away]);
  return (
    <div role="status" class="strip-place">
      {shown && (
        <p class="strip">
          {t('widget.reconnecting')}
          <button type="button" onClick={store.retryNow}>
            {t('widget.retryNow')}
          </button>
        </p>
      )}
    </div>
  );
}
