import { Fragment } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { dayLabel, dayOf } from '@chatrouter/shared/days';
import { Bubble } from './Bubble';
import type { ChatStore } from './store';
import { addedBelow, itemsOf } from './items';
import { leadsOut } from './leadsOut';
import { Notice } from './Notice';
import { startOf } from './talk';
import { closedText, locale, own, t } from './words';

const nearEnd = 80;

export function MessageList({ store }: { store: ChatStore }) {
  const talk = store.talk.value;
  const items = itemsOf(talk);
  const list = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const top = useRef(0);
  const [below, setBelow] = useState(0);
  const [leaving, leave] = useState<URL>();
  const before = useRef({ items, height: 0 });
  const visible = store.visible.value;

  useLayoutEffect(() => {
    const box = list.current;
    if (box === null) return;
    const added = addedBelow(before.current.items, items);
    const own = items.at(-1)?.side === 'own';
    if (follows.current || (own && added > 0)) toEnd();
    else if (added > 0) setBelow((n) => n + added);
    // What came in above must not move what is being read.
    else if (items.length > before.current.items.length) box.scrollTop += box.scrollHeight - before.current.height;
    before.current = { items, height: box.scrollHeight };
  }, [items.length, visible]);

  const start = startOf(talk);
  const shown = store.earlier.shown.value;
  useLayoutEffect(() => {
    if (shown === 0) return;
    follows.current = false;
    list.current?.scrollTo({ top: 0 });
  }, [shown]);

  const toEnd = () => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
    follows.current = true;
    setBelow(0);
  };
  // Only who scrolls up leaves the end: a box that shrinks, as it does while a keyboard opens, is at its end no more by itself.
  const scrolled = ({ currentTarget: box }: { currentTarget: HTMLElement }) => {
    const near = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
    if (near || box.scrollTop < top.current) follows.current = near;
    top.current = box.scrollTop;
    if (follows.current) setBelow(0);
  };
  // What opens below, as pictures to send or the rating, must not cover the last message.
  useLayoutEffect(() => {
    if (list.current === null) return;
    const shape = new ResizeObserver(() => follows.current && toEnd());
    shape.observe(list.current);
    return () => shape.disconnect();
  }, []);
  const followed = (event: MouseEvent) => {
    const url = leadsOut((event.target as Element).closest('a')?.href, store.offered.value.ownOrigins);
    if (url === undefined) return;
    event.preventDefault();
    leave(url);
  };
  const words = { today: t('widget.today'), yesterday: t('widget.yesterday') };
  return (
    <div class="messages-place">
      <div
        class="messages"
        ref={list}
        onScroll={scrolled}
        onClick={followed}
        onAuxClick={followed}
        role="log"
        aria-label={t('widget.log')}
        aria-relevant="additions"
        aria-busy={!store.loaded.value || store.filling.value}
        tabIndex={0}
      >
        {talk.timeline.messages.length > 0 && (start.seq > 1 || start.hasFormer) && (
          <button type="button" class="older" disabled={!store.up.value} onClick={() => void store.earlier.more().catch(() => undefined)}>
            {t('widget.older')}
          </button>
        )}
        {items.length === 0 && store.loaded.value && (
          <div class="hello">
            <b>{own(store, 'welcome') ?? t('widget.hello')}</b>
            <p>{closedText(store) ?? t('widget.helloHint')}</p>
          </div>
        )}
        <ol>
          {items.map((item, i) => (
            <Fragment key={item.key}>
              {dayOf(item.at) !== dayOf(items[i - 1]?.at ?? '') && (
                <li class="day">
                  <span>{dayLabel(item.at, store.clock.now(), locale.value, words)}</span>
                </li>
              )}
              <Bubble item={item} follows={items[i - 1]?.side === item.side} store={store} />
            </Fragment>
          ))}
        </ol>
      </div>
      {below > 0 && (
        <button type="button" class="below" onClick={toEnd}>
          ↓ {t('widget.newBelow', { count: below })}
        </button>
      )}
      {leaving && (
        <Notice
          text={t('chat.leaving', { host: leaving.host })}
          confirm={{ word: t('chat.leave'), href: leaving.href }}
          close={() => leave(undefined)}
        />
      )}
    </div>
  );
}
