import { sealed, unsealed, type ToFrame, type ToHost } from '@chatrouter/shared/bridge';
import { pickLocale, textIn } from '@chatrouter/shared/i18n';
import { launcherTexts } from '@chatrouter/shared/texts/launcher';
import { css } from './css';
import type { BootOptions } from './options';

export type Panel = ReturnType<typeof makePanel>;

/** The button and the frame it opens; nothing is loaded before the first open. Closures, because they minify better than classes. */
export function makePanel(options: BootOptions, base: URL, heard: (message: ToHost) => void, toggle: () => void) {
  const { launcher = {}, theme = {} } = options;
  const page = document.documentElement;
  const locale = pickLocale(options.locale, [page.lang, ...navigator.languages]);
  const word = (key: keyof typeof launcherTexts) => textIn(launcherTexts[key], locale);
  const narrow = '(max-width:480px)';
  const host = make('div');
  const box = make('div', { role: 'dialog', 'aria-label': word('widget.title') });
  const button = make('button', { type: 'button', 'aria-haspopup': 'dialog' });
  const badge = make('span');
  let frame: HTMLIFrameElement | undefined;
  let scrollBefore = '';
  let loaded = false;

  const load = () => {
    const url = new URL(`/c/${encodeURIComponent(options.shopKey)}`, base);
    url.search = `host=${encodeURIComponent(location.origin)}`;
    frame = make('iframe', { title: word('widget.title'), allow: 'clipboard-write', src: url.href });
    box.append(frame);
  };
  const message = (event: MessageEvent) => {
    const source = frame?.contentWindow;
    const said = source ? unsealed<ToHost>(event, source, base.origin) : undefined;
    if (!said) return;
    loaded = true;
    heard(said);
  };

  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  const { offset } = launcher;
  const looks = { brand: theme.color, x: offset?.x, y: offset?.y, z: launcher.zIndex };
  for (const [name, value] of Object.entries(looks)) if (value) host.style.setProperty(`--${name}`, String(value));
  host.toggleAttribute('left', launcher.side === 'left');
  button.append(icon(), badge);
  button.onclick = toggle;
  button.hidden = true;
  root.append(box, button);
  document.body.append(host);
  addEventListener('message', message);

  return {
    locale,
    show: (on: boolean) => (button.hidden = !on),
    // Until the chat says hello the frame is an empty page of the shop's origin; what was said before is in the answer to its hello.
    say: (said: ToFrame) => loaded && frame?.contentWindow?.postMessage(sealed(said), base.origin),
    /** Puts state into words and pixels. */
    paint: (open: boolean, unread: number) => {
      const label = unread ? word('widget.launchUnread').replace('{count}', `${unread}`) : (launcher.label ?? word('widget.launch'));
      host.toggleAttribute('open', open);
      set(button, { 'aria-expanded': open, 'aria-label': label });
      badge.textContent = unread > 99 ? '99+' : `${unread || ''}`;
    },
    /** Moves the focus in or out; a phone's page stands still under the open chat. */
    opened: (open: boolean) => {
      if (!frame) load();
      (open ? frame : button)?.focus();
      const modal = open && matchMedia(narrow).matches;
      if (modal) scrollBefore = page.style.overflow;
      page.style.overflow = modal ? 'hidden' : scrollBefore;
      set(box, { 'aria-modal': modal });
    },
    destroy: () => {
      removeEventListener('message', message);
      host.remove();
    },
  };
}

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, values = {}): HTMLElementTagNameMap[Name] {
  return set(document.createElement(name), values);
}

function set<E extends Element>(element: E, values: Record<string, unknown>): E {
  for (const name in values) element.setAttribute(name, String(values[name]));
  return element;
}

function icon(): SVGElement {
  const svg = (name: 'svg' | 'path', values: Record<string, unknown>) =>
    set(document.createElementNS('http://www.w3.org/2000/svg', name), values);
  const bubble = svg('svg', { viewBox: '0 0 24 24', 'aria-hidden': true });
  bubble.append(svg('path', { d: 'M2 4h20v13H9l-5 4v-4H2z' }));
  return bubble;
}
