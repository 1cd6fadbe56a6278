import type { ToFrame, ToHost } from '@chatrouter/shared/bridge';
import type { Card } from '@chatrouter/shared/contract';
import { makeEvents, type Listener } from './events';
import type { BootOptions, WidgetState } from './options';
import { makePanel, type Panel } from './panel';

type Command = (argument: never, listener: Listener) => unknown;

/** Everything behind the global `ChatRouter(command, …)`. */
export function makeWidget(scriptOrigin: string): (command: string, ...args: unknown[]) => unknown {
  const { on, off, emit } = makeEvents();
  let panel: Panel | undefined;
  let options: BootOptions | undefined;
  let card: Card | null = null;
  let draft = '';
  let state: WidgetState = { ready: false, open: false, unread: 0 };

  const say = (message: ToFrame) => panel?.say(message);
  const set = (change: Partial<WidgetState>) => {
    state = { ...state, ...change };
    panel?.paint(state.open, state.unread);
  };
  const toggle = (open: boolean) => {
    if (!panel || state.open === open) return;
    set({ open });
    panel.opened(open);
    say({ type: 'visible', on: open });
    emit(open ? 'open' : 'close');
  };
  const offer = (offered: Card | null) => {
    card = absolute(offered);
    say({ type: 'card', card });
  };
  const update = (change: Partial<BootOptions>) => {
    if (options) options = { ...options, ...change };
    if (change.product !== undefined) offer(change.product);
  };
  const answerToken = async () => {
    const given = options?.userToken;
    const token = typeof given === 'function' ? await given().catch(() => null) : given;
    say({ type: 'token', token: token ?? null });
  };
  const frameOptions = () => ({
    locale: panel?.locale,
    entry: (options?.routing?.entry ?? location.pathname).slice(0, 200),
    agentKey: options?.routing?.agentKey,
    orderId: options?.order?.id,
    ...options?.theme,
  });
  const heard = (message: ToHost) => {
    switch (message.type) {
      case 'hello':
        say({ type: 'init', options: frameOptions(), card });
        say({ type: 'visible', on: state.open });
        if (draft) say({ type: 'prefill', text: draft });
        return;
      case 'close':
        return toggle(false);
      case 'needToken':
        return void answerToken();
      case 'unread':
        set({ unread: message.count });
        return emit('unread', { count: message.count });
      case 'event':
        return emit(message.name, message.payload);
    }
  };
  const clicked = (event: Event) => {
    if (!(event.target as Element).closest('[data-chatrouter-open]')) return;
    event.preventDefault();
    toggle(true);
  };
  const boot = (given: BootOptions) => {
    if (panel) return update(given);
    if (!given.shopKey) return emit('error', { code: 'no_shop_key' });
    options = given;
    card = absolute(given.product);
    const base = new URL(given.baseUrl ?? scriptOrigin);
    const made = (panel = makePanel(given, base, heard, () => toggle(!state.open)));
    document.addEventListener('click', clicked);
    void refusalOf(base, given.shopKey).then((refused) => {
      if (panel !== made) return;
      if (refused) return refuse(refused);
      made.show(!given.launcher?.hidden);
      set({ ready: true });
      emit('ready', { identified: !!given.userToken });
    });
  };
  const destroy = () => {
    document.removeEventListener('click', clicked);
    panel?.destroy();
    panel = undefined;
    state = { ready: false, open: false, unread: 0 };
  };
  const refuse = (refused: Refused) => {
    destroy();
    console.error(`ChatRouter: ${refused.message}`);
    emit('error', refused);
  };

  const commands: Record<string, Command> = {
    boot,
    update,
    identify: (userToken) => update({ userToken }),
    logout: () => say({ type: 'logout' }),
    setProduct: offer,
    open: () => toggle(true),
    close: () => toggle(false),
    toggle: () => toggle(!state.open),
    show: () => panel?.show(true),
    hide: () => panel?.show(false),
    newMessage: (text) => {
      draft = text;
      toggle(true);
      say({ type: 'prefill', text });
    },
    on,
    once: (name, listener) => on(name, listener, true),
    off,
    getState: () => ({ ...state }),
    destroy,
  };

  return (command, ...args) => {
    const known = Object.hasOwn(commands, command) && commands[command];
    return known ? known(...(args as [never, Listener])) : console.warn(`ChatRouter: unknown ${command}`);
  };
}

interface Refused {
  code: string;
  message: string;
}

// A server that does not answer refuses nobody: the chat itself tells of it.
const refusalOf = (base: URL, shopKey: string): Promise<Refused | undefined> =>
  fetch(new URL(`/c/${encodeURIComponent(shopKey)}/allowed`, base))
    .then((response) => response.json())
    .then(
      ({ refused }: { refused?: Refused }) => refused,
      () => undefined,
    );

// The frame lives under another address: what is relative to the page must become whole.
function absolute(card: Card | null | undefined): Card | null {
  if (!card) return null;
  const whole = { ...card };
  for (const key of ['url', 'image'] as const) if (card[key]) whole[key] = new URL(card[key], location.href).href;
  return whole;
}
