import type { Placement } from '@chatrouter/shared/contract';
import { CloseIcon, HeadsetIcon } from './icons';
import { Menu } from './Menu';
import type { ChatStore } from './store';
import { t, timeText, type Key } from './words';

const states: Partial<Record<Placement, { key: Key; tone: string }>> = {
  owned: { key: 'widget.online', tone: 'on' },
  queued: { key: 'widget.queueing', tone: 'wait' },
  offlinePool: { key: 'widget.offline', tone: 'off' },
  heldByBot: { key: 'widget.bot', tone: 'on' },
};

export function Head({ store, close }: { store: ChatStore; close: (() => void) | undefined }) {
  const { status, shopName } = store.talk.value;
  const name = status?.agent?.name;
  const { repliesWithinSeconds: seconds, opensAt } = store.offered.value;
  const closed = opensAt !== undefined && Date.parse(opensAt) > store.clock.now();
  const state = states[status?.status ?? 'closed'] ?? (closed ? states.offlinePool : undefined);
  return (
    <header class="head">
      <span class="avatar" aria-hidden="true">
        {name === undefined ? <HeadsetIcon /> : Array.from(name)[0]}
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
