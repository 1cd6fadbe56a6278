import type { ToFrame } from '@chatrouter/shared/bridge';
import type { BootOptions, ChatRouterGlobal, LoadedChatRouter, OrderRef, ProductCard, WidgetState } from '../npm/types';
import type { Panel } from '../panel/panel';
import { makeEvents, type Emit } from './events';
import { makeLauncher, type Dress, type Launcher } from './launcher';
import { version } from './version';

type Command = (...args: never[]) => unknown;

/** What the panel knows of the widget it belongs to. */
export interface Widget {
  readonly base: URL;
  readonly launcher: Launcher;
  options: Dress & BootOptions;
  state: WidgetState;
  set: (change: Partial<WidgetState>) => void;
  toggle: (open: boolean) => void;
  emit: Emit;
  fail: (code: string, message: string) => void;
  trace: (...what: unknown[]) => void;
}

export type LoadPanel = (address: URL) => Promise<{ makePanel: (widget: Widget) => Panel }>;

/** What the page shows of the widget: none of it, its button, or its chat too, on its way or here. */
type Shown = { is: 'none'; widget?: never } | { is: 'button'; widget: Widget } | { is: 'chat'; widget: Widget; panel: Promise<Panel> };

const fresh: WidgetState = { ready: false, open: false, unread: 0 };

/** Everything behind the global `ChatRouter(command, …)`. The chat's frame and all around it is loaded when it is first needed. */
export function makeWidget(scriptOrigin: string, load: LoadPanel): LoadedChatRouter {
  let debugging = false;
  const trace = (...what: unknown[]) => debugging && console.log('ChatRouter', ...what);
  const { on, off, emit, clear } = makeEvents(trace);
  const warned: string[] = [];
  let shown: Shown = { is: 'none' };

  // Loads the panel if nothing did before.
  const within = (then: (panel: Panel) => void) => {
    const { widget } = shown;
    if (!widget) return;
    const made = () => load(new URL('/widget/v1/panel.js', widget.base)).then((loaded) => loaded.makePanel(widget));
    const chat = shown.is === 'chat' ? shown : { is: 'chat' as const, widget, panel: made() };
    shown = chat;
    chat.panel.then(then).catch((error: unknown) => {
      trace(error);
      if (shown !== chat) return;
      shown = { is: 'button', widget };
      widget.set({ open: false });
      widget.fail('unavailable', `Not loaded: is ${widget.base.origin} reachable and in the page's script-src and frame-src?`);
    });
  };
  const ifThere = (then: (panel: Panel) => void) => shown.is === 'chat' && within(then);
  const say = (message: ToFrame) => within((panel) => panel.say(message));
  const toggle = (open: boolean) => {
    const { widget } = shown;
    if (!widget || widget.state.open === open) return;
    widget.set({ open });
    within((panel) => panel.open(open));
    emit(open ? 'open' : 'close');
  };
  const update = (change: Dress) => {
    const { widget } = shown;
    if (!widget) return;
    widget.options = merged(widget.options, change);
    widget.launcher.dress(widget.options);
    widget.set({});
    if (widget.state.ready) widget.launcher.button.hidden = !!widget.options.launcher?.hidden;
    ifThere((panel) => {
      panel.changed();
      if (change.userToken) panel.say({ type: 'identify' });
    });
  };
  const boot = (options: BootOptions) => {
    if (shown.widget && shown.widget.options.shopKey === options?.shopKey) return update(options);
    destroy();
    const base = new URL(options?.baseUrl ?? scriptOrigin);
    const docs = `${base.origin}/widget/v1/README.txt`;
    const fail = (code: string, message: string) => emit('error', { code, message, docs });
    const refuse = (code: string, message: string) => {
      console.error(`ChatRouter: ${message} ${docs}`);
      fail(code, message);
    };
    if (!options?.shopKey) return refuse('bad_shop_key', 'Pass a shopKey.');
    const widget: Widget = {
      base,
      launcher: makeLauncher(() => toggle(!widget.state.open)),
      options,
      state: fresh,
      set: (change) => {
        widget.state = { ...widget.state, ...change };
        widget.launcher.paint(widget.state);
      },
      toggle,
      emit,
      fail,
      trace,
    };
    shown = { is: 'button', widget };
    update({});
    document.addEventListener('click', clicked);
    void permitFor(base, options.shopKey).then(({ refused, look = {} }) => {
      if (shown.widget !== widget) return;
      if (refused) {
        destroy();
        return refuse(refused.code === 'unknownShop' ? 'bad_shop_key' : 'bad_origin', refused.message);
      }
      // What the page says itself goes before what the shop set for all its pages.
      widget.options = merged(look, widget.options);
      widget.set({ ready: true });
      update({});
      emit('ready', { version, identified: !!widget.options.userToken });
    });
  };
  const destroy = () => {
    document.removeEventListener('click', clicked);
    ifThere((panel) => panel.destroy());
    shown.widget?.launcher.host.remove();
    shown = { is: 'none' };
  };
  const clicked = (event: Event) => {
    const { target } = event;
    const pressed = target instanceof Element && target.closest<HTMLElement>('[data-chatrouter-open]');
    if (!pressed) return;
    event.preventDefault();
    const { chatrouterProduct } = pressed.dataset;
    try {
      if (chatrouterProduct) update({ product: JSON.parse(chatrouterProduct) as ProductCard });
    } catch {
      shown.widget?.fail('bad_product', 'data-chatrouter-product must be JSON.');
    }
    toggle(true);
  };

  const commands: Record<string, Command> = {
    boot,
    update,
    identify: (userToken: string) => update({ userToken }),
    logout: () => {
      delete shown.widget?.options.userToken;
      say({ type: 'logout' });
    },
    setProduct: (product: ProductCard) => update({ product }),
    setOrder: (order: OrderRef) => update({ order }),
    open: (options?: { view?: string }) => {
      toggle(true);
      if (options?.view === 'history') say({ type: 'history' });
    },
    close: () => toggle(false),
    toggle: () => toggle(!shown.widget?.state.open),
    show: () => update({ launcher: { hidden: false } }),
    hide: () => update({ launcher: { hidden: true } }),
    newMessage: (text: string) => {
      toggle(true);
      say({ type: 'prefill', text });
    },
    on,
    once: (name: never, listener: never) => on(name, listener, true),
    off,
    getState: () => ({ ...(shown.widget?.state ?? fresh) }),
    destroy: () => {
      destroy();
      clear();
    },
    debug: (on: boolean) => (debugging = on),
  };

  const run = (command: string, ...args: never[]) => {
    trace(command, ...args);
    if (Object.hasOwn(commands, command)) return commands[command]?.(...args);
    if (!warned.includes(command)) console.warn(`ChatRouter: unknown command ${command}`);
    warned.push(command);
    return undefined;
  };
  return Object.assign(run as ChatRouterGlobal, { loaded: true as const });
}

interface Refused {
  code: string;
  message: string;
}

interface Permit {
  refused?: Refused;
  look?: Dress;
}

// Each of colour, corner and name by itself: who says one of them leaves the others.
const merged = <Under extends Dress, Over extends Dress>(under: Under, over: Over) => ({
  ...under,
  ...over,
  theme: { ...under.theme, ...over.theme },
  launcher: { ...under.launcher, ...over.launcher },
});

// A server that does not answer refuses nobody: the chat itself tells of it.
const permitFor = (base: URL, shopKey: string): Promise<Permit> =>
  fetch(new URL(`/c/${encodeURIComponent(shopKey)}/allowed`, base))
    .then((response) => response.json() as Promise<Permit>)
    .catch(() => ({}));
