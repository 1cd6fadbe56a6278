import type { BuyerStatus } from '@chatrouter/shared/contract';
import type { ChatStore } from './store';
import { locale, t } from './words';

/** Where the buyer stands: one line under the messages. */
export function Status({ store }: { store: ChatStore }) {
  const { status } = store.talk.value;
  return (
    <div class="status" role="status">
      {store.typing.value && status?.status === 'owned' ? <Typing /> : status !== undefined && <Line status={status} store={store} />}
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
      return (
        <p class="queue">
          <span>{queueText(status)}</span>
          <button type="button" onClick={store.leaveQueue}>
            {t('widget.queueLeave')}
          </button>
        </p>
      );
    case 'offlinePool':
      return <p>{status.opensAt === undefined ? t('widget.pool') : t('widget.poolOpens', { time: when(status.opensAt) })}</p>;
    case 'heldByBot':
      return (
        <p class="queue">
          <span>{t('widget.bot')}</span>
          <button type="button" onClick={store.askHuman}>
            {t('widget.askHuman')}
          </button>
        </p>
      );
    case 'closed':
      return (
        <p class="queue">
          <span>{t('widget.ended')}</span>
          <button type="button" onClick={() => document.querySelector('textarea')?.focus()}>
            {t('widget.again')}
          </button>
        </p>
      );
  }
}

function queueText({ queue }: BuyerStatus): string {
  if (queue === undefined) return t('widget.finding');
  const ahead = queue.position - 1;
  const first = ahead <= 0 ? t('widget.queueFirst') : t('widget.queueNoEta', { ahead });
  if (queue.etaSeconds === undefined) return queue.reason === 'allFull' ? `${first} \u00b7 ${t('widget.queueAllFull')}` : first;
  const seconds = queue.etaSeconds;
  const eta = seconds < 60 ? t('widget.seconds', { n: seconds }) : t('widget.minutes', { n: Math.ceil(seconds / 60) });
  return ahead <= 0 ? `${first} \u00b7 ${eta}` : t('widget.queue', { ahead, eta });
}

const when = (at: string) => new Date(at).toLocaleString(locale.value, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
