import { readableOn } from '@chatrouter/shared/colors';
import { previewOf, type Preview } from '@chatrouter/shared/preview';
import { render } from 'preact';
import { App } from '../chat/App';
import { Device } from '../chat/device';
import { ChatStore } from '../chat/store';
import { noTalk, opened } from '../chat/talk';
import { Teaser } from '../chat/teaser';
import { locale } from '../chat/words';
import { make } from '../loader/elements';
import { makeLauncher } from '../loader/launcher';
import { css } from '../panel/css';
import '../chat/styles.css';
import './preview.css';
import { snapshotOf } from './scenes';

// The real launcher, panel and chat, which nobody can use: nothing connects, asks or keeps anything.
const nothing = () => undefined;
const store = new ChatStore({
  shopKey: 'preview',
  device: new Device('preview', undefined),
  userToken: () => Promise.resolve(undefined),
  listener: { event: nothing, state: nothing, teaser: new Teaser(nothing), sound: nothing, language: nothing },
});
const launcher = makeLauncher(nothing);
const chat = make('div', { id: 'chat' });

function build(): void {
  const box = make('div', { class: 'panel' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  launcher.root.adoptedStyleSheets.push(sheet);
  box.append(make('slot'));
  launcher.root.prepend(box);
  launcher.host.append(chat);
  launcher.button.hidden = false;
  store.loaded.value = true;
  render(<App store={store} close={nothing} />, chat);
}

function show(preview: Preview): void {
  const { color, side, label, scene } = preview;
  const page = document.documentElement;
  page.lang = locale.value = preview.locale;
  page.style.setProperty('--brand', color);
  page.style.setProperty('--on-brand', readableOn(color));
  launcher.dress({ theme: { color }, launcher: { side, label }, locale: preview.locale });
  launcher.paint({ ready: true, open: scene !== 'button', unread: 0 });
  store.offered.value = preview.chat;
  store.talk.value = opened(noTalk, snapshotOf(preview, Date.now()), true);
}

build();
addEventListener('message', (event) => {
  const preview = previewOf(event);
  if (preview !== undefined) show(preview);
});
