import { pickLocale, textIn, type Locale } from '@chatrouter/shared/i18n';
import { launcherTexts } from '@chatrouter/shared/texts/launcher';
import type { BootOptions, WidgetState } from '../npm/types';
import { css } from './css';
import { make, set } from './elements';

/** What the page says, and what the shop calls the button where the page does not. */
export interface Dress extends Partial<BootOptions> {
  label?: readonly [zh: string, en: string];
}

export type Launcher = ReturnType<typeof makeLauncher>;

/** The button on the shop's page, in a closed shadow root. Closures, because they minify better than classes. */
export function makeLauncher(pressed: () => void) {
  const host = make('div');
  const root = host.attachShadow({ mode: 'closed' });
  const button = make('button', { id: 'launcher', type: 'button', 'aria-haspopup': 'dialog', hidden: '' });
  const badge = make('span');
  const sheet = new CSSStyleSheet();
  let locale: Locale = 'en';
  let named: string | undefined;
  const word = (text: readonly [string, string]) => textIn(text, locale);

  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  button.append(icon(), badge);
  button.onclick = pressed;
  root.append(button);
  document.body.append(host);

  return {
    host,
    root,
    button,
    word,
    locale: () => locale,
    dress: ({ launcher = {}, theme = {}, locale: wanted, label }: Dress) => {
      const looks = { brand: theme.color, x: launcher.offset?.x, y: launcher.offset?.y, z: launcher.zIndex, r: theme.radius };
      for (const [name, value] of Object.entries(looks)) host.style.setProperty(`--${name}`, String(value ?? ''));
      host.toggleAttribute('left', launcher.side === 'left');
      locale = pickLocale(wanted, [document.documentElement.lang, ...navigator.languages]);
      host.lang = locale;
      named = launcher.label ?? (label && word(label));
    },
    /** Puts state into words and pixels. */
    paint: ({ open, unread }: WidgetState) => {
      const label =
        (named || word(launcherTexts['widget.launch'])) +
        (unread ? word(launcherTexts['widget.unread']).replace('{count}', `${unread}`) : '');
      host.toggleAttribute('open', open);
      set(button, { 'aria-expanded': open, 'aria-label': label, title: label });
      badge.textContent = unread > 99 ? '99+' : `${unread || ''}`;
    },
  };
}

function icon(): SVGElement {
  const svg = (name: 'svg' | 'path', values: Record<string, unknown>) =>
    set(document.createElementNS('http://www.w3.org/2000/svg', name), values);
  const bubble = svg('svg', { viewBox: '0 0 24 24', 'aria-hidden': true });
  bubble.append(svg('path', { d: 'M2 4h20v13H9l-5 4v-4H2z' }));
  return bubble;
}
