import { effect } from '@preact/signals';
import { pickLocale } from '@chatrouter/shared/i18n';
import type { FrameOptions } from '@chatrouter/shared/bridge';
import { render } from 'preact';
import { App } from './App';
import { Host } from './host';
import { BuyerSession, pageStorage } from './session';
import { ChatStore } from './store';
import './style.css';
import './messages.css';
import './images.css';
import './rating.css';
import { locale, t } from './words';

const query = new URLSearchParams(location.search);
const shopKey = /^\/c\/([^/]+)/u.exec(location.pathname)?.[1] ?? query.get('shop') ?? '';
const root = document.querySelector('#chat');

function look(options: FrameOptions): void {
  locale.value = pickLocale(options.locale);
  document.documentElement.lang = locale.value;
  document.title = t('widget.title');
  if (options.scheme === 'light' || options.scheme === 'dark') document.documentElement.dataset['scheme'] = options.scheme;
  if (options.color !== undefined && CSS.supports('color', options.color))
    document.documentElement.style.setProperty('--brand', options.color);
}

function begin(options: FrameOptions, host: Host | undefined): ChatStore {
  look(options);
  const token = () => (host === undefined ? Promise.resolve(undefined) : host.userToken());
  const store = new ChatStore({
    shopKey: decodeURIComponent(shopKey),
    session: new BuyerSession(decodeURIComponent(shopKey), token, pageStorage()),
    entry: {
      ...(options.entry === undefined ? {} : { entry: options.entry }),
      ...(options.orderId === undefined ? {} : { orderId: options.orderId }),
      ...(options.agentKey === undefined ? {} : { agentKey: options.agentKey }),
    },
    tell: (name, payload) => host?.say({ type: 'event', name, payload }),
  });
  const close = host === undefined ? undefined : () => host.say({ type: 'close' });
  if (root !== null) render(<App store={store} close={close} />, root);
  document.addEventListener('visibilitychange', () => store.setVisible(store.visible.value));
  window.addEventListener('online', store.retryNow);
  window.addEventListener('keydown', (event) => event.key === 'Escape' && !event.isComposing && close?.());
  effect(() => host?.say({ type: 'unread', count: store.unread.value }));
  store.start();
  return store;
}

function inFrame(origin: string): void {
  let store: ChatStore | undefined;
  const host = new Host(origin, {
    init: (options, card) => {
      store ??= begin(options, host);
      store.card.value = card;
    },
    visible: (on) => store?.setVisible(on),
    card: (card) => store !== undefined && (store.card.value = card),
    prefill: (text) => store !== undefined && (store.draft.value = text),
    logout: () => store?.logout(),
  });
}

const hostOrigin = query.get('host');
if (window.parent !== window && hostOrigin !== null && URL.canParse(hostOrigin)) {
  inFrame(new URL(hostOrigin).origin);
} else {
  const wanted = query.get('locale');
  const agentKey = query.get('agent');
  begin(
    { entry: 'link', ...(wanted === null ? {} : { locale: wanted }), ...(agentKey === null ? {} : { agentKey }) },
    undefined,
  ).setVisible(true);
}
