import type { ChatTopic } from '@chatrouter/shared/offered';
import type { ChatStore } from '../store';
import { locale } from '../words';
import { toComposer } from './toComposer';
import { t } from './words';

/** What the buyer may want, to be tapped instead of written; only while he has not begun. */
export function Topics({ store }: { store: ChatStore }) {
  const { status, timeline } = store.talk.value;
  const { topics, greeting: labelZh, greetingEn: labelEn = '' } = store.offered.value;
  const begun = (status !== undefined && status.status !== 'closed') || timeline.echoes.length > 0;
  if (topics === undefined || begun) return null;
  const tap = ({ groupKey, ...names }: ChatTopic) => {
    store.send({ kind: 'text', text: nameOf(names), ...(groupKey === undefined ? {} : { groupKey }) });
    toComposer();
  };
  return (
    <>
      {labelZh !== undefined && <p class="greeting">{nameOf({ labelZh, labelEn })}</p>}
      <div class="topics" role="group" aria-label={t('topic.label')}>
        {topics.map((topic, at) => (
          <button key={at} type="button" onClick={() => tap(topic)}>
            {nameOf(topic)}
          </button>
        ))}
      </div>
    </>
  );
}

const nameOf = ({ labelZh = '', labelEn = '' }: ChatTopic): string => (locale.value === 'en' ? labelEn || labelZh : labelZh || labelEn);
