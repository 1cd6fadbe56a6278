import type { Card } from '@chatrouter/shared/contract';
import { timeLabel } from '@chatrouter/shared/days';
import { linkParts, safeAddress } from '@chatrouter/shared/links';
import { ChatImage } from './ChatImage';
import { ClockIcon, TickIcon, WarnIcon } from './icons';
import type { Delivery, Item } from './items';
import type { ChatStore } from './store';
import { t, whyRefused } from './words';

export function Bubble({ item, follows, store }: { item: Item; follows: boolean; store: ChatStore }) {
  if (item.side === 'system') return <li class="system">{item.kind === 'recalled' ? t('widget.recalled') : item.text}</li>;
  const name = item.side === 'own' ? t('widget.you') : item.bot ? t('widget.bot') : item.name;
  return (
    // His own words are not read out to him again.
    <li class={`item ${item.side} ${follows ? 'follows' : ''}`} aria-live={item.side === 'own' ? 'off' : undefined}>
      <span class={item.side === 'own' || follows ? 'hidden' : 'name'}>{name}</span>
      <div class={item.kind === 'image' ? 'bubble picture' : 'bubble'}>
        {item.kind === 'image' ? (
          <ChatImage item={item} store={store} />
        ) : item.card === undefined ? (
          <Body text={item.text ?? ''} />
        ) : (
          <CardBody card={item.card} />
        )}
      </div>
      <span class="meta">
        <time dateTime={item.at}>{timeLabel(item.at)}</time>
        {item.side === 'own' && <Ticks delivery={item.delivery} />}
      </span>
      {item.side === 'own' && item.delivery.kind === 'failed' && <Failed item={item} code={item.delivery.code} store={store} />}
    </li>
  );
}

const Body = ({ text }: { text: string }) => (
  <>
    {linkParts(text).map((part, i) =>
      part.href === undefined ? (
        part.text
      ) : (
        <a key={i} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {part.text}
        </a>
      ),
    )}
  </>
);

function CardBody({ card }: { card: Card }) {
  const href = safeAddress(card.url);
  const inner = (
    <>
      {card.image !== undefined && safeAddress(card.image) !== undefined && <img src={card.image} alt="" />}
      <span class="what">
        <b>{card.title}</b>
        {card.note !== undefined && <small>{card.note}</small>}
        <em>{card.price}</em>
      </span>
    </>
  );
  return href === undefined ? (
    <span class="card">{inner}</span>
  ) : (
    <a class="card" href={href} target="_blank" rel="noopener noreferrer nofollow">
      {inner}
    </a>
  );
}

function Ticks({ delivery }: { delivery: Delivery }) {
  switch (delivery.kind) {
    case 'pending':
      return <Tick word={t('widget.pending')} icon={<ClockIcon />} />;
    case 'sent':
      return <Tick word={t('widget.sent')} icon={<TickIcon twice={false} />} />;
    case 'read':
      return <Tick word={t('widget.read')} icon={<TickIcon twice />} tone="read" />;
    case 'failed':
      return <Tick word="" icon={<WarnIcon />} tone="bad" />;
  }
}

const Tick = ({ word, icon, tone = '' }: { word: string; icon: preact.JSX.Element; tone?: string }) => (
  <span class={`tick ${tone}`} title={word}>
    {icon}
    <span class="hidden">{word}</span>
  </span>
);

const Failed = ({ item, code, store }: { item: Item & { side: 'own' }; code: string; store: ChatStore }) => (
  <span class="failed" role="alert">
    {t('widget.failed', { why: whyRefused(code) })}
    <button type="button" onClick={() => store.retry(item.clientMsgId)}>
      {t('widget.retry')}
    </button>
    {item.kind !== 'image' && (
      <button type="button" onClick={() => void navigator.clipboard.writeText(item.text ?? item.card?.title ?? '').catch(() => undefined)}>
        {t('widget.copy')}
      </button>
    )}
    <button type="button" onClick={() => store.remove(item.clientMsgId)}>
      {t('widget.delete')}
    </button>
  </span>
);
