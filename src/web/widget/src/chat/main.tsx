import type { FrameOptions } from '@chatrouter/shared/bridge';
import { readableOn } from '@chatrouter/shared/colors';
import { markOwnDrags } from '@chatrouter/shared/drags';
import { pickLocale } from '@chatrouter/shared/i18n';
import { render } from 'preact';
import { App } from './App';
import { Device, pageStorage } from './device';
import { Host } from './host';
import { keepFocus } from './keepFocus';
import type { AskForToken } from './session';
import { ding } from './sound';
import type { Listener } from './options';
import { ChatStore } from './store';
import { Teaser } from './teaser';
import './styles.css';
import { locale, t } from './words';

const query = new URLSearchParams(location.search);
const shopKey = decodeURIComponent(/^\/c\/([^/]+)/u.exec(location.pathname)?.[1] ?? query.get('shop') ?? '');
const root = document.querySelector('#chat');
const page = document.documentElement;
const device = new Device(shopKey, pageStorage());

let host: Host | undefined;

function speak(wanted: string | undefined): void {
  locale.value = pickLocale(device.locale ?? wanted);
  page.lang = locale.value;
  document.title = t('widget.title');
  host?.say({ type: 'language', locale: locale.value });
}

function look({ locale, scheme, color, radius }: FrameOptions): void {
  speak(locale);
  if (scheme === 'light' || scheme === 'dark') page.dataset['scheme'] = scheme;
  else delete page.dataset['scheme'];
  const known = color !== undefined && CSS.supports('color', color);
  page.style.setProperty('--brand', known ? color : '');
  page.style.setProperty('--on-brand', known ? readableOn(color) : '');
  page.style.setProperty('--radius', typeof radius === 'number' ? `${radius}px` : '');
}

function begin(userToken: AskForToken, told: Pick<Listener, 'event' | 'state' | 'teaser'>, close: (() => void) | undefined): ChatStore {
  const language: Listener['language'] = (chosen) => {
    device.locale = chosen;
    speak(chosen);
  };
  const store = new ChatStore({ shopKey, device, userToken, listener: { ...told, sound: ding, language } });
  if (root !== null) {
    render(<App store={store} close={close} />, root);
    keepFocus(root);
  }
  document.addEventListener('visibilitychange', () => store.setVisible(store.visible.value));
  markOwnDrags();
  window.addEventListener('online', store.retryNow);
  // A socket notices a dead network only when its pings stay away: the browser knows at once.
  window.addEventListener('offline', store.networkLost);
  window.addEventListener('keydown', (event) => event.key === 'Escape' && !event.isComposing && close?.());
  return store;
}

function inFrame(origin: string): void {
  const shop: Host = (host = new Host(origin, {
    options: (options) => {
      look(options);
      store.page.describe(options);
    },
    context: (context) => store.page.look(context),
    visible: (on) => store.setVisible(on),
    prefill: (text) => (store.draft.value = text),
    history: () => (store.earlier.asked.value = true),
    identify: () => store.identify(),
    logout: () => void store.logout(),
  }));
  const store = begin(
    (fresh) => shop.userToken(fresh),
    {
      event: ({ name, payload }) => shop.say({ type: 'event', name, payload }),
      state: (state) => shop.say({ type: 'state', state }),
      teaser: new Teaser((words) => shop.say(words ? { type: 'teaser', ...words } : { type: 'hideTeaser' })),
    },
    () => shop.say({ type: 'close' }),
  );
}

function alone(): void {
  const agentKey = query.get('agent') ?? undefined;
  const nobody = () => undefined;
  look({ locale: query.get('locale') ?? undefined });
  const store = begin(() => Promise.resolve(undefined), { event: nobody, state: nobody, teaser: new Teaser(nobody) }, undefined);
  store.page.describe({ entry: 'link', agentKey });
  store.setVisible(true);
}

const hostOrigin = query.get('host');
if (window.parent !== window && hostOrigin !== null && URL.canParse(hostOrigin)) inFrame(new URL(hostOrigin).origin);
else alone();
