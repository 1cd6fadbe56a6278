import { sealed, unsealed, type Context, type FrameOptions, type ToFrame, type ToHost } from '@chatrouter/shared/bridge';
import { panelTexts } from '@chatrouter/shared/texts/launcher';
import { make, set } from '../loader/elements';
import type { Widget } from '../loader/widget';
import type { ProductCard, WidgetEvents } from '../npm/types';
import { css } from './css';
import { makeScreen } from './screen';
import { makeTeaser } from './teaser';

/** So long a frame may need until it says hello. */
const patienceMs = 15_000;

/** On its way, here since it said hello, or taken off the page. */
type Chat = 'coming' | 'here' | 'gone';

export interface Panel {
  say: (message: ToFrame) => void;
  /** The page changed what the widget is to know. */
  changed: () => void;
  open: (on: boolean) => void;
  destroy: () => void;
}

/** The dialog with the chat in its frame. Nothing of it exists before the first open. */
export function makePanel(widget: Widget): Panel {
  const { base, launcher } = widget;
  const box = make('div', { class: 'panel', role: 'dialog' });
  const address = new URL(`/c/${encodeURIComponent(widget.options.shopKey)}`, base);
  address.search = `host=${encodeURIComponent(location.origin)}`;
  const frame = make('iframe', { allow: 'clipboard-write' });
  const screen = makeScreen(launcher.host, box, () => widget.toggle(false));
  const teaser = makeTeaser(launcher, () => widget.toggle(true));
  let opener: Element | null = null;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  launcher.root.adoptedStyleSheets.push(sheet);
  launcher.root.prepend(box);

  let chat: Chat;

  // Until the chat says hello the frame is an empty page of the shop's origin: what is said before is kept for then.
  const kept: ToFrame[] = [];
  const say = (said: ToFrame) => {
    if (chat !== 'here') return void kept.push(said);
    widget.trace('to the chat', said.type);
    frame.contentWindow?.postMessage(sealed(said), base.origin);
  };
  // A frame that the page's policy forbids, or that does not come, tells nobody.
  const late = () => {
    if (chat !== 'coming') return;
    const again = make('button', { type: 'button', class: 'again' });
    again.textContent = launcher.word(panelTexts['widget.notOpened']);
    again.onclick = load;
    box.replaceChildren(again);
    again.focus();
    widget.fail('unavailable', `No chat: is ${base.origin} reachable and in the page's frame-src?`);
  };
  const load = () => {
    chat = 'coming';
    frame.src = address.href;
    box.replaceChildren(frame);
    setTimeout(late, patienceMs);
  };
  const changed = () => {
    const title = launcher.word(panelTexts['widget.title']);
    const { scheme } = widget.options.theme ?? {};
    set(frame, { title });
    set(box, { 'aria-label': title });
    launcher.host.style.colorScheme = scheme === 'light' || scheme === 'dark' ? scheme : 'light dark';
    if (chat !== 'here') return;
    say({ type: 'options', options: optionsOf(widget) });
    say({ type: 'context', context: contextOf(widget) });
  };
  // A chat that is here says hello again when its frame was loaded anew.
  const greet = () => {
    chat = 'here';
    changed();
    kept.splice(0).forEach(say);
    say({ type: 'visible', on: widget.state.open });
  };
  const answerToken = async (id: number, again: boolean) => {
    const given = widget.options.userToken;
    try {
      // Asked again for a token that was given as it is, there is no other.
      const token = typeof given === 'function' ? await given() : again ? null : given;
      say({ type: 'token', id, token: token ?? null });
    } catch (error) {
      say({ type: 'token', id, token: null, failed: String(error) });
    }
  };
  const heard = (event: MessageEvent) => {
    const source = frame.contentWindow;
    const said = source && unsealed<ToHost>(event, source, base.origin);
    if (!said) return;
    widget.trace('from the chat', said.type);
    switch (said.type) {
      case 'hello':
        return greet();
      case 'close':
        return widget.toggle(false);
      case 'language':
        if (said.locale === launcher.locale()) return;
        widget.options.locale = said.locale;
        launcher.dress(widget.options);
        widget.set({});
        return changed();
      case 'needToken':
        return void answerToken(said.id, said.fresh);
      case 'state':
        return widget.set(said.state);
      case 'teaser':
        return widget.state.open ? undefined : teaser.show(said.name, said.text);
      case 'hideTeaser':
        return teaser.hide();
      case 'event':
        return tell(widget, said.name, said.payload);
    }
  };
  const escaped = (event: Event) => (event as KeyboardEvent).key === 'Escape' && widget.toggle(false);

  load();
  changed();
  addEventListener('message', heard);
  launcher.root.addEventListener('keydown', escaped);
  return {
    say,
    changed,
    open: (on) => {
      teaser.hide();
      if (chat === 'here') say({ type: 'visible', on });
      if (on) opener = document.activeElement;
      screen.set(on);
      const back = launcher.button.hidden ? opener : launcher.button;
      ((on ? box.firstElementChild : back) as HTMLElement | null)?.focus();
    },
    destroy: () => {
      chat = 'gone';
      removeEventListener('message', heard);
      screen.set(false);
    },
  };
}

function tell(widget: Widget, name: string, payload: unknown): void {
  if (name === 'error') {
    const { code, message } = payload as WidgetEvents['error'];
    // Whoever put the chat on the page must do something about it.
    if (/token/u.test(code)) console.error(`ChatRouter: ${message}`);
    return widget.fail(code, message);
  }
  widget.emit(name as keyof WidgetEvents, payload as never);
}

function optionsOf({ options, launcher }: Widget): FrameOptions {
  const { routing = {}, theme, metadata, events } = options;
  return {
    ...theme,
    locale: launcher.locale(),
    // By whole characters: half of one is no text.
    entry: [...(routing.entry ?? location.pathname)].slice(0, 200).join(''),
    agentKey: routing.agentKey,
    groupKey: routing.groupKey,
    fallback: routing.fallback,
    metadata,
    includeText: events?.includeText,
  };
}

const contextOf = ({ options }: Widget): Context => ({
  product: options.product ? absolute(options.product) : null,
  order: options.order ?? null,
});

// The frame lives under another address: what is relative to the page must become whole.
function absolute(card: ProductCard): ProductCard {
  const whole = { ...card };
  for (const key of ['url', 'image'] as const)
    if (card[key] && URL.canParse(card[key], location.href)) whole[key] = new URL(card[key], location.href).href;
  return whole;
}
