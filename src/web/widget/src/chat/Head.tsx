import { CloseIcon, HeadsetIcon } from './icons';
import { Menu } from './Menu';
import { availabilityOf, avatarOf } from './report';
import type { ChatStore } from './store';
import { t, timeText, type Key } from './words';

const states: Record<string, { key: Key; tone: string }> = {
  online: { key: 'widget.online', tone: 'on' },
  queue: { key: 'widget.queueing', tone: 'wait' },
  offline: { key: 'widget.offline', tone: 'off' },
  heldByBot: { key: 'widget.bot', tone: 'on' },
};

export function Head({ store, close }: { store: ChatStore; close: (() => void) | undefined }) {
  const talk = store.talk.value;
  const { status, shopName } = talk;
  const name = status?.agent?.name;
  const seconds = store.offered.value.repliesWithinSeconds;
  const state = states[status?.status ?? ''] ?? states[availabilityOf(talk)?.state ?? ''];
  return (
    <header class="head">
      <span class="avatar" aria-hidden="true">
        {name === undefined ? <HeadsetIcon /> : avatarOf(name)}
      </span>
      <div class="who">
        <h1>{name ?? t('widget.team')}</h1>
        <p>
          {state !== undefined && (
            <span class={`state ${state.tone}`}>
              <i aria-hidden="true" />
              {t(state.key)}
            </span>
          )}
          <span class="shop">{shopName}</span>
        </p>
        {seconds !== undefined && state?.tone !== 'off' && <p class="shop">{t('chat.usually', { time: timeText(seconds) })}</p>}
      </div>
      <Menu store={store} />
      {close !== undefined && (
        <button type="button" class="icon" aria-label={t('widget.close')} title={t('widget.close')} onClick={close}>
          <CloseIcon />
        </button>
      )}
    </header>
  );
}
