import { safeAddress } from '@chatrouter/shared/links';
import { CrossIcon } from './icons';
import type { ChatStore } from './store';
import { t } from './words';

/** What the buyer looks at on the shop's page, ready to be shown to the agent. */
export function Offers({ store }: { store: ChatStore }) {
  const { product, order } = store.page.context.value;
  return (
    <>
      {product !== null && (
        <Offer
          title={product.title}
          price={product.price}
          image={safeAddress(product.image)}
          send={() => store.sendProduct(product)}
          dismiss={() => store.page.dismiss('product')}
        />
      )}
      {order !== null && (
        <Offer
          title={t('chat.order', { id: order.id })}
          send={() => store.sendOrder(order.id, t('chat.order', { id: order.id }))}
          dismiss={() => store.page.dismiss('order')}
        />
      )}
    </>
  );
}

interface OfferProps {
  title: string;
  price?: string | undefined;
  image?: string | undefined;
  send: () => void;
  dismiss: () => void;
}

const Offer = ({ title, price, image, send, dismiss }: OfferProps) => (
  <div class="offer">
    {image !== undefined && <img src={image} alt="" />}
    <span class="what">
      <b>{title}</b>
      <em>{price}</em>
    </span>
    <button type="button" class="send-offer" onClick={send}>
      {t('widget.sendCard')}
    </button>
    <button type="button" class="icon" aria-label={t('chat.dismiss')} title={t('chat.dismiss')} onClick={dismiss}>
      <CrossIcon />
    </button>
  </div>
);
