import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sealed, unsealed, type ToFrame, type ToHost } from '@chatrouter/shared/bridge';
import { makePanel } from '../panel/panel';
import type { BootOptions, ChatRouterGlobal } from '../npm/types';
import { makeWidget } from './widget';

const origin = 'https://chat.example.com';

// The shadow root is closed; the tests catch it where it is made.
let root: ShadowRoot;
const attach = (Element.prototype as { attachShadow: typeof Element.prototype.attachShadow }).attachShadow;

const answer = vi.fn<() => object>();

function boot(options: Partial<BootOptions> = {}, load = () => Promise.resolve({ makePanel })) {
  const run = makeWidget(origin, load);
  run('boot', { shopKey: 'demo', locale: 'en', ...options });
  return run;
}

const docs = 'https://chat.example.com/widget/v1/README.txt';

/** What the chat in its frame hears from the page, and how it speaks. */
async function chatOf(run: ChatRouterGlobal) {
  run('open');
  await vi.waitFor(() => expect(frame()).not.toBeNull());
  const heard: ToFrame[] = [];
  const source = { postMessage: (message: ToFrame) => heard.push(message) } as unknown as Window;
  Object.defineProperty(frame(), 'contentWindow', { value: source });
  const say = (message: ToHost) => window.dispatchEvent(Object.assign(new Event('message'), { data: sealed(message), origin, source }));
  say({ type: 'hello' });
  return { heard, say, lastOf: (type: ToFrame['type']) => heard.findLast((message) => message.type === type) };
}

const button = () => root.querySelector('button');
const frame = () => root.querySelector('iframe');

describe('widget', () => {
  beforeEach(() => {
    answer.mockReturnValue({});
    vi.stubGlobal('fetch', () => Promise.resolve({ json: () => Promise.resolve().then(answer) }));
    Element.prototype.attachShadow = function (init) {
      return (root = attach.call(this, init));
    };
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    Element.prototype.attachShadow = attach;
    document.body.replaceChildren();
  });

  it('shows a button once it may, and loads nothing before the first open', async () => {
    const run = boot();
    expect(button()?.hidden).toBe(true);

    await vi.waitFor(() => expect(button()?.hidden).toBe(false));

    expect(button()?.getAttribute('aria-label')).toBe('Chat with us');
    expect(frame()).toBeNull();
    expect(run('getState')).toEqual({ ready: true, open: false, unread: 0 });
  });

  it('looks as the shop set it, where the page says nothing else', async () => {
    answer.mockReturnValue({ look: { theme: { color: '#237804' }, launcher: { side: 'left' }, label: ['问客服', 'Ask us'] } });
    boot({ theme: { color: '#123456' } });

    await vi.waitFor(() => expect(button()?.hidden).toBe(false));

    const host = root.host as HTMLElement;
    expect([host.style.getPropertyValue('--brand'), host.hasAttribute('left')]).toEqual(['#123456', true]);
    expect(button()?.getAttribute('aria-label')).toBe('Ask us');
  });

  it('leaves the page as it was, with one clear error, where it may not show', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const refused = { code: 'unknownShop', message: 'There is no shop of this key.' };
    answer.mockReturnValue({ refused });
    const run = boot();
    const told = vi.fn();
    run('on', 'error', told);

    await vi.waitFor(() => expect(told).toHaveBeenCalledWith({ code: 'bad_shop_key', message: refused.message, docs }));

    expect(document.body.children).toHaveLength(0);
    expect(error.mock.calls).toEqual([[`ChatRouter: There is no shop of this key. ${docs}`]]);
    error.mockRestore();
  });

  it('shows the button when the server does not answer', async () => {
    answer.mockImplementation(() => {
      throw new Error('away');
    });
    boot();

    await vi.waitFor(() => expect(button()?.hidden).toBe(false));
  });

  it('closed -> open -> closed -> open with the same frame', async () => {
    const run = boot();

    button()?.click();
    await vi.waitFor(() => expect(frame()).not.toBeNull());
    const first = frame();
    run('close');
    run('toggle');

    expect(run('getState')).toMatchObject({ open: true });
    expect(first?.src).toBe('https://chat.example.com/c/demo?host=' + encodeURIComponent(location.origin));
    expect(root.querySelectorAll('iframe')).toHaveLength(1);
    expect(button()?.getAttribute('aria-expanded')).toBe('true');
  });

  it('tells events to listeners and to the window, and forgets who unsubscribed', () => {
    const run = boot();
    const listener = vi.fn();
    const onWindow = vi.fn();
    window.addEventListener('chatrouter:open', onWindow);
    const off = run('on', 'open', listener) as () => void;

    run('open');
    run('close');
    off();
    run('open');

    expect(listener).toHaveBeenCalledTimes(1);
    expect(onWindow).toHaveBeenCalledTimes(2);
  });

  it('warns once of an unknown command and goes on', () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const run = boot();

    const loosely = run as (command: string) => unknown;
    loosely('constructor');
    loosely('constructor');

    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  it('boots once for a shop, anew for another, and again after destroy', () => {
    const run = boot();
    const first = root;
    run('boot', { shopKey: 'demo' });
    expect(root).toBe(first);
    run('boot', { shopKey: 'other' });
    expect(root).not.toBe(first);
    expect(document.body.children).toHaveLength(1);

    run('destroy');

    expect(document.body.children).toHaveLength(0);
  });

  it('tells the chat who and where, and answers what it asks', async () => {
    const userToken = vi.fn(() => Promise.resolve('second'));
    const run = boot({ userToken, product: { id: '1', title: 'Jacket', url: '/p/1' }, routing: { entry: 'button' } });
    run('newMessage', 'Is it warm?');
    const chat = await chatOf(run);

    chat.say({ type: 'needToken', id: 1, fresh: true });
    await vi.waitFor(() => expect(chat.lastOf('token')).toMatchObject({ token: 'second' }));

    expect(chat.lastOf('options')).toMatchObject({ options: { locale: 'en', entry: 'button' } });
    expect(chat.lastOf('context')).toMatchObject({ context: { product: { url: `${location.origin}/p/1` }, order: null } });
    expect(chat.lastOf('visible')).toMatchObject({ on: true });
    expect(chat.lastOf('prefill')).toMatchObject({ text: 'Is it warm?' });
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('down'))],
    [
      'throws',
      () => {
        throw new Error('down');
      },
    ],
  ])('says that there is no token when the page\u2019s function %s', async (_, userToken) => {
    const chat = await chatOf(boot({ userToken }));

    chat.say({ type: 'needToken', id: 1, fresh: false });

    await vi.waitFor(() => expect(chat.lastOf('token')).toMatchObject({ id: 1, token: null, failed: 'Error: down' }));
  });

  it('has no other token to give than the one it was given', async () => {
    const chat = await chatOf(boot({ userToken: 'only' }));

    chat.say({ type: 'needToken', id: 1, fresh: false });
    await vi.waitFor(() => expect(chat.lastOf('token')).toMatchObject({ token: 'only' }));
    chat.say({ type: 'needToken', id: 1, fresh: true });

    await vi.waitFor(() => expect(chat.lastOf('token')).toMatchObject({ token: null }));
  });

  it('passes on changes of identity and of what the page shows', async () => {
    const run = boot();
    const chat = await chatOf(run);

    run('setOrder', { id: '2391' });
    run('identify', 'token');
    await vi.waitFor(() => expect(chat.lastOf('identify')).toBeDefined());
    run('logout');
    await vi.waitFor(() => expect(chat.lastOf('logout')).toBeDefined());

    expect(chat.lastOf('context')).toMatchObject({ context: { order: { id: '2391' } } });
  });

  it('wipes the device by a chat that nobody opened', async () => {
    const run = boot();
    run('logout');
    await vi.waitFor(() => expect(frame()).not.toBeNull());

    expect(run('getState').open).toBe(false);
    const chat = await chatOf(run);
    expect(chat.heard.findIndex((m) => m.type === 'logout')).toBeLessThan(chat.heard.findIndex((m) => m.type === 'visible'));
    expect(chat.lastOf('logout')).toBeDefined();
  });

  it('knows what the chat tells of its state, and tells its events', async () => {
    const run = boot();
    const unread = vi.fn();
    const failed = vi.fn();
    run('once', 'unread', unread);
    run('on', 'error', failed);
    const chat = await chatOf(run);
    run('close');

    for (const count of [120, 121]) {
      chat.say({ type: 'state', state: { unread: count, availability: 'online' } });
      chat.say({ type: 'event', name: 'unread', payload: { count } });
    }
    chat.say({ type: 'event', name: 'error', payload: { code: 'blocked', message: 'No.' } });

    expect(unread.mock.calls).toEqual([[{ count: 120 }]]);
    expect(failed).toHaveBeenCalledWith({ code: 'blocked', message: 'No.', docs });
    expect(run('getState')).toMatchObject({ unread: 121, availability: 'online' });
    expect(button()?.textContent).toBe('99+');
    expect(button()?.getAttribute('aria-label')).toBe('Chat with us, 121 unread');
  });

  it('shows an agent\u2019s words beside the button once in a visit', async () => {
    const run = boot();
    const chat = await chatOf(run);
    run('close');
    const teaser = () => root.querySelector('.teaser');

    chat.say({ type: 'teaser', name: 'Fang', text: '<b>hi</b>' });
    await vi.waitFor(() => expect(teaser()?.textContent).toContain('Fang<b>hi</b>'));
    teaser()?.querySelector<HTMLElement>('.dismiss')?.click();
    chat.say({ type: 'teaser', name: 'Fang', text: 'again' });

    expect(teaser()).toBeNull();
  });

  it('shows an agent\u2019s words no longer than the chat lets them stand', async () => {
    sessionStorage.clear();
    const run = boot();
    const chat = await chatOf(run);
    run('close');
    const teaser = () => root.querySelector('.teaser');

    chat.say({ type: 'teaser', name: 'Fang', text: 'oops' });
    await vi.waitFor(() => expect(teaser()?.textContent).toContain('oops'));
    chat.say({ type: 'hideTeaser' });

    await vi.waitFor(() => expect(teaser()).toBeNull());
  });

  it('opens from any element of the page, with its product; a bad one is told', async () => {
    const run = boot();
    const failed = vi.fn();
    run('on', 'error', failed);
    const link = document.body.appendChild(document.createElement('a'));
    link.dataset['chatrouterOpen'] = '';
    link.dataset['chatrouterProduct'] = '{"id":"7","title":"Scarf"}';

    link.click();
    const chat = await chatOf(run);
    expect(chat.lastOf('context')).toMatchObject({ context: { product: { id: '7' } } });
    link.dataset['chatrouterProduct'] = '{';
    link.click();

    expect(failed).toHaveBeenCalledWith(expect.objectContaining({ code: 'bad_product' }));
  });

  it('closed -> open -> closed when the chat cannot be loaded, and tries again', async () => {
    const load = vi.fn(() => Promise.reject(new Error('blocked')));
    const run = boot({}, load);
    const failed = vi.fn();
    run('on', 'error', failed);

    run('open');
    await vi.waitFor(() => expect(failed).toHaveBeenCalledWith(expect.objectContaining({ code: 'unavailable' })));
    expect(run('getState').open).toBe(false);
    run('open');

    expect(load).toHaveBeenCalledTimes(2);
  });

  it('hears only its own frame at its exact origin', () => {
    const source = {} as Window;
    const event = (over: object) => ({ source, origin, data: sealed({ type: 'close' }), ...over }) as unknown as MessageEvent;

    expect(unsealed(event({}), source, origin)?.type).toBe('close');
    expect(unsealed(event({ source: {} }), source, origin)).toBeUndefined();
    expect(unsealed(event({ origin: 'https://evil.example.com' }), source, origin)).toBeUndefined();
    expect(unsealed(event({ data: { type: 'close' } }), source, origin)).toBeUndefined();
  });
});
