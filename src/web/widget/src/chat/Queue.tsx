import { useEffect, useState } from 'preact/hooks';
import type { BuyerStatus, RouteReason } from '@chatrouter/shared/contract';
import type { ChatStore } from './store';
import { waitingSince } from './talk';
import { own, t, timeText, type Key } from './words';

/** A buyer who waited this long may leave his message instead. */
const leaveAfterMs = 60_000;

const reasons: Partial<Record<RouteReason, Key>> = {
  allFull: 'widget.queueAllFull',
  groupFull: 'chat.groupFull',
  allAway: 'chat.allAway',
};

/** How many are before him, how long it takes and why, how far he has come, and the way out. */
export function Queue({ status, store }: { status: BuyerStatus; store: ChatStore }) {
  const { wait } = store.talk.value;
  const patient = useWaited(store);
  const why = status.queue === undefined ? undefined : reasons[status.queue.reason];
  return (
    <div class="queue">
      <span>
        {queueText(status)}
        {wait?.movedBack === true && <small>{t('chat.movedBack')}</small>}
        {wait?.movedBack !== true && why !== undefined && <small>{t(why)}</small>}
        {own(store, 'queue') && <small>{own(store, 'queue')}</small>}
        {wait !== undefined && <progress aria-label={t('chat.progress')} max={wait.first} value={wait.first - wait.position + 1} />}
      </span>
      {patient && (
        <button type="button" disabled={!store.up.value} onClick={store.leaveQueue}>
          {t('widget.queueLeave')}
        </button>
      )}
    </div>
  );
}

// Counted from the message that waits, so that a reload does not begin the wait anew.
function useWaited(store: ChatStore): boolean {
  const since = waitingSince(store.talk.value);
  const leftMs = since === undefined ? leaveAfterMs : Date.parse(since) + leaveAfterMs - store.clock.now();
  const [over, set] = useState(leftMs <= 0);
  useEffect(() => {
    set(leftMs <= 0);
    if (leftMs <= 0) return;
    const timer = setTimeout(() => set(true), leftMs);
    return () => clearTimeout(timer);
  }, [since]);
  return over;
}

function queueText({ queue }: BuyerStatus): string {
  if (queue === undefined) return t('widget.finding');
  const ahead = queue.position - 1;
  const first = ahead <= 0 ? t('widget.queueFirst') : t('widget.queueNoEta', { ahead });
  if (queue.etaSeconds === undefined) return first;
  const eta = timeText(queue.etaSeconds);
  return ahead <= 0 ? t('widget.queueNextEta', { eta }) : t('widget.queue', { ahead, eta });
}
