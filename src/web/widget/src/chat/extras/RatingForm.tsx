import { mostStars, starsOf } from '@chatrouter/shared/stars';
import { complaints, praises } from '@chatrouter/shared/texts/rating';
import { useState } from 'preact/hooks';
import type { ChatStore } from '../store';
import { whyRefused } from '../words';
import { send, type Sending } from './sending';
import { t, type Key } from './words';

const maxLength = 500;
const goodFrom = 4;

/** Asks how it was once the conversation has ended. The stars first; tags and words for who wants. */
export function RatingForm({ store }: { store: ChatStore }) {
  const { rating, conversationId } = store.talk.value;
  if (rating !== undefined) {
    return (
      <p class="rating thanks" role="status">
        {t('rating.thanks', { stars: starsOf(rating.score) })}
      </p>
    );
  }
  return store.asksRating.value ? <Form key={conversationId} store={store} /> : null;
}

function Form({ store }: { store: ChatStore }) {
  const [score, setScore] = useState(0);
  const [tags, setTags] = useState<readonly string[]>([]);
  const [text, setText] = useState('');
  const [sending, set] = useState<Sending>({ kind: 'writing' });
  const pickScore = (picked: number) => {
    if (picked >= goodFrom !== score >= goodFrom) setTags([]);
    setScore(picked);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void send(() => store.rate(score, [...tags], text.trim()), set);
  };
  return (
    <form class="rating" aria-label={t('rating.ask')} onSubmit={submit}>
      <p>
        <b>{t('rating.ask')}</b>
        <button type="button" class="plain" onClick={store.skipRating}>
          {t('rating.skip')}
        </button>
      </p>
      <Stars score={score} pick={pickScore} />
      {score > 0 && (
        <>
          <Tags offered={score >= goodFrom ? praises : complaints} chosen={tags} choose={setTags} />
          <input
            type="text"
            maxLength={maxLength}
            aria-label={t('rating.text')}
            placeholder={t('rating.text')}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          {sending.kind === 'failed' && <p role="alert">{t('rating.failed', { why: whyRefused(sending.code) })}</p>}
          <button type="submit" class="submit" disabled={sending.kind === 'sending'}>
            {t('rating.submit')}
          </button>
        </>
      )}
    </form>
  );
}

function Stars({ score, pick }: { score: number; pick: (score: number) => void }) {
  const all = Array.from({ length: mostStars }, (_, i) => i + 1);
  return (
    <div class="stars" role="radiogroup" aria-label={t('rating.ask')}>
      {all.map((n) => (
        <label key={n} class={n <= score ? 'on' : ''} title={t(`rating.${n}` as Key)}>
          <input
            type="radio"
            name="stars"
            class="hidden"
            checked={n === score}
            onChange={() => pick(n)}
            aria-label={t('rating.stars', { n })}
          />
          <span aria-hidden="true">★</span>
        </label>
      ))}
      <em>{score > 0 && t(`rating.${score}` as Key)}</em>
    </div>
  );
}

interface TagsProps {
  offered: readonly string[];
  chosen: readonly string[];
  choose: (tags: readonly string[]) => void;
}

const Tags = ({ offered, chosen, choose }: TagsProps) => (
  <div class="tags" role="group" aria-label={t('rating.tags')}>
    {offered.map((tag) => {
      const on = chosen.includes(tag);
      return (
        <button
          key={tag}
          type="button"
          aria-pressed={on}
          onClick={() => choose(on ? chosen.filter((other) => other !== tag) : [...chosen, tag])}
        >
          {t(`rating.${tag}` as Key)}
        </button>
      );
    })}
  </div>
);
