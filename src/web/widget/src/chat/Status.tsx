import type { BuyerStatus } from '@chatrouter/shared/contract';
import { Queue } from './Queue';
import type { ChatStore } from './store';
import { closedText, own, t, when } from './words';

/** Where the buyer stands: one line under the messages. */
export function Status({ store }: { store: ChatStore }) {
  const { status, timeline } = store.talk.value;
  const blocked = timeline.echoes.some(({ state }) => state.kind === 'failed' && state.code === 'buyerBlocked');
  const tooFast = store.slowdown.seconds.value;
  return (
    <div class="status" role="status">
      {blocked && <p class="bad">{t('chat.blocked')}</p>}
      {tooFast !== undefined && <p>{t('chat.slow', { n: tooFast })}</p>}
      {store.typing.value && status?.status === 'owned' ? (
        <Typing />
      ) : (
        // What is promised of a message does not hold for those that are refused.
        status !== undefined && !blocked && <Line status={status} store={store} />
      )}
      {store.caughtUp.value > 0 && <span class="hidden">{t('chat.caughtUp', { count: store.caughtUp.value })}</span>}
    </div>
  );
}

const Typing = () => (
  <p class="typing">
    <span class="dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
    {t('widget.typing')}
  </p>
);

function Line({ status, store }: { status: BuyerStatus; store: ChatStore }) {
  switch (status.status) {
    case 'unplaced':
      return <p>{t('widget.finding')}</p>;
    case 'owned':
      return store.talk.value.transferred ? <p>{t('widget.transferred')}</p> : null;
    case 'queued':
      return <Queue status={status} store={store} />;
    case 'offlinePool':
      return (
        <p class="banner">
          {own(store, 'left') ?? (status.opensAt === undefined ? t('widget.pool') : t('widget.poolOpens', { time: when(status.opensAt) }))}
        </p>
      );
    case 'heldByBot':
      return (
        <p class="queue">
          <span>{t('widget.bot')}</span>
          <button type="button" disabled={!store.up.value} onClick={store.askHuman}>
            {t('widget.askHuman')}
          </button>
        </p>
      );
    case 'closed': {
      const closed = closedText(store);
      return (
        <>
          {closed && <p class="banner">{closed}</p>}
          <p class="queue">
            <span>{own(store, 'ended') ?? t('widget.ended')}</span>
            <button type="button" onClick={() => document.querySelector('textarea')?.focus()}>
              {t('widget.again')}
            </button>
          </p>
        </>
      );
    }
  }
}
