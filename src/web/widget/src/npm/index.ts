import type { BootOptions, ChatRouterGlobal, EventName, Listener, OrderRef, ProductCard, WidgetError, WidgetState } from './types.js';

export type * from './types.js';

/** The widget on this page. A command's promise settles once the widget has taken it; what comes of it is told by events, and what fails by `error`. */
export interface ChatRouter {
  update(change: Partial<BootOptions>): Promise<void>;
  identify(userToken: NonNullable<BootOptions['userToken']>): Promise<void>;
  logout(): Promise<void>;
  setProduct(product: ProductCard | null): Promise<void>;
  setOrder(order: OrderRef | null): Promise<void>;
  open(options?: { view?: 'chat' | 'history' }): Promise<void>;
  close(): Promise<void>;
  toggle(): Promise<void>;
  show(): Promise<void>;
  hide(): Promise<void>;
  newMessage(text: string): Promise<void>;
  /** Returns what ends the listening. */
  on<Name extends EventName>(event: Name, listener: Listener<Name>): () => void;
  once<Name extends EventName>(event: Name, listener: Listener<Name>): () => void;
  off<Name extends EventName>(event: Name, listener: Listener<Name>): void;
  getState(): WidgetState;
  debug(on: boolean): Promise<void>;
  /** Removes the widget when the last who created it has. */
  destroy(): Promise<void>;
}

export type CreateOptions = BootOptions & { baseUrl: string };

interface Page {
  ChatRouter?: ChatRouterGlobal & { readonly loaded?: true };
}

const nothing: WidgetState = { ready: false, open: false, unread: 0 };

let users = 0;
let loading: Promise<ChatRouterGlobal> | undefined;

/**
 * Puts the widget on the page, once however often it is called: again with the same key it updates. Rejects with a `WidgetError` when the page
 * may not show it, or when the script cannot be loaded. Where there is no page, as in server-side rendering, it does nothing.
 */
export async function createChatRouter(options: CreateOptions): Promise<ChatRouter> {
  if (typeof document === 'undefined') return handle(undefined);
  users++;
  try {
    const run = await (loading ??= load(options.baseUrl));
    await boot(run, options);
    return handle(run);
  } catch (error) {
    users--;
    throw error;
  }
}

async function load(baseUrl: string): Promise<ChatRouterGlobal> {
  const there = loaded();
  if (there) return there;
  const address = new URL('/widget/v1/loader.js', baseUrl).href;
  try {
    await new Promise<void>((resolve, reject) => {
      const script = document.createElement('script');
      script.src = address;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`${address} cannot be loaded. Is it reachable and in the page's script-src?`));
      document.head.append(script);
    });
    // The script waits for a page that is still being read.
    if (!loaded()) await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));
    const run = loaded();
    if (!run) throw new Error(`${address} is not the widget's script.`);
    return run;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

function loaded(): ChatRouterGlobal | undefined {
  const run = (window as Page).ChatRouter;
  return run?.loaded ? run : undefined;
}

function boot(run: ChatRouterGlobal, options: BootOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const ended: (() => void)[] = [];
    const end = (then: () => void) => {
      for (const off of ended) off();
      then();
    };
    ended.push(
      run('on', 'ready', () => end(resolve)),
      run('on', 'error', (error: WidgetError) => end(() => reject(error))),
    );
    run('boot', options);
    if (run('getState').ready) end(resolve);
  });
}

function handle(run: ChatRouterGlobal | undefined): ChatRouter {
  let done = run === undefined;
  const quietly = () => undefined;
  const doing =
    <Args extends unknown[]>(command: (run: ChatRouterGlobal, ...args: Args) => void) =>
    async (...args: Args): Promise<void> => {
      if (run && !done) command(run, ...args);
    };
  return {
    update: doing((run, change) => run('update', change)),
    identify: doing((run, token) => run('identify', token)),
    logout: doing((run) => run('logout')),
    setProduct: doing((run, product) => run('setProduct', product)),
    setOrder: doing((run, order) => run('setOrder', order)),
    open: doing((run, options) => run('open', options)),
    close: doing((run) => run('close')),
    toggle: doing((run) => run('toggle')),
    show: doing((run) => run('show')),
    hide: doing((run) => run('hide')),
    newMessage: doing((run, text) => run('newMessage', text)),
    debug: doing((run, on) => run('debug', on)),
    on: (event, listener) => run?.('on', event, listener) ?? quietly,
    once: (event, listener) => run?.('once', event, listener) ?? quietly,
    off: (event, listener) => run?.('off', event, listener),
    getState: () => (run && !done ? run('getState') : nothing),
    destroy: async () => {
      if (done) return;
      done = true;
      if (--users === 0) run?.('destroy');
    },
  };
}
