// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { makePanel } from '../panel/panel';
import type { BootOptions } from '../npm/types';
import { answer, boot, button, chatOf, docs, frame, onPage, origin, root } from './page.testing';
import { makeWidget } from './widget';

describe('widget', () => {
  onPage();

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

  it('keeps a button hidden that the page hid before it might be shown', async () => {
    const run = boot();
    run('hide');

    await vi.waitFor(() => expect(run('getState').ready).toBe(true));

    expect(button()?.hidden).toBe(true);
    run('show');
    expect(button()?.hidden).toBe(false);
  });

  it('changes one of colour, corner and name and leaves the others, by update and by a second boot', () => {
    const run = boot({ theme: { color: '#123456' }, launcher: { side: 'left', label: 'Ask' } });

    run('update', { theme: { radius: 4 }, launcher: { zIndex: 5 } });
    run('boot', { shopKey: 'demo', launcher: { offset: { x: 1, y: 2 } } });

    const host = root.host as HTMLElement;
    expect(['brand', 'r', 'z', 'x'].map((name) => host.style.getPropertyValue(`--${name}`))).toEqual(['#123456', '4', '5', '1']);
    expect([host.hasAttribute('left'), button()?.getAttribute('aria-label')]).toEqual([true, 'Ask']);
  });

  it('speaks another language after an update, the shop\u2019s own words too', async () => {
    answer.mockReturnValue({ look: { label: ['问客服', 'Ask us'] } });
    const run = boot();
    await vi.waitFor(() => expect(run('getState').ready).toBe(true));

    run('update', { locale: 'zh-CN' });

    expect(button()?.getAttribute('aria-label')).toBe('问客服');
  });

  it('tells a listener once, always, or no more', async () => {
    const run = boot();
    await vi.waitFor(() => expect(run('getState').ready).toBe(true));
    const [once, always, off] = [vi.fn(), vi.fn(), vi.fn()];
    run('once', 'open', once);
    run('on', 'open', always);
    run('on', 'open', off);
    run('off', 'open', off);

    run('open');
    run('close');
    run('open');

    expect([once, always, off].map(({ mock }) => mock.calls.length)).toEqual([1, 2, 0]);
  });

  it('prints what it is told and tells while it is debugged, where a console shows it as it comes', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    const run = boot();
    await vi.waitFor(() => expect(run('getState').ready).toBe(true));
    run('close');
    expect(log).not.toHaveBeenCalled();

    run('debug', true);
    run('open');
    run('debug', false);
    run('close');

    expect(log.mock.calls.map(([, ...what]) => what[0] as unknown)).toEqual(['open', 'event', 'debug']);
    log.mockRestore();
  });

  it('says once that the key is missing', () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const run = makeWidget(origin, () => Promise.resolve({ makePanel }));
    const told = vi.fn();
    run('on', 'error', told);

    run('boot', {} as BootOptions);

    expect(error.mock.calls).toEqual([[`ChatRouter: Pass a shopKey. ${docs}`]]);
    expect(told).toHaveBeenCalledWith({ code: 'bad_shop_key', message: 'Pass a shopKey.', docs });
    error.mockRestore();
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

  it('wipes the device by a chat that nobody opened', async () => {
    const run = boot();
    run('logout');
    await vi.waitFor(() => expect(frame()).not.toBeNull());

    expect(run('getState').open).toBe(false);
    const chat = await chatOf(run);
    expect(chat.heard.findIndex((m) => m.type === 'logout')).toBeLessThan(chat.heard.findIndex((m) => m.type === 'visible'));
    expect(chat.lastOf('logout')).toBeDefined();
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

  it('button -> nothing -> button of another shop, whatever is heard of the first after that', async () => {
    let permit: (answer: object) => void = () => undefined;
    answer.mockReturnValueOnce(new Promise((resolve) => (permit = resolve)));
    const ready = vi.fn();
    window.addEventListener('chatrouter:ready', ready);
    const run = boot();
    await vi.waitFor(() => expect(answer).toHaveBeenCalled());
    run('destroy');
    expect([button()?.isConnected, run('getState')]).toEqual([false, { ready: false, open: false, unread: 0 }]);

    permit({ look: { label: ['问甲店', 'Ask the first'] } });
    run('boot', { shopKey: 'other', locale: 'en' });
    await vi.waitFor(() => expect(run('getState').ready).toBe(true));

    expect(ready).toHaveBeenCalledTimes(1);
    expect(button()?.getAttribute('aria-label')).toBe('Chat with us');
  });

  it('chat -> nothing takes the chat away with its button', async () => {
    const run = boot();
    const chat = await chatOf(run);
    const removed = vi.spyOn(window, 'removeEventListener');

    run('destroy');
    await vi.waitFor(() => expect(removed).toHaveBeenCalledWith('message', expect.anything()));
    chat.say({ type: 'needToken', id: 1, fresh: false });

    expect([document.body.children.length, chat.lastOf('token')]).toEqual([0, undefined]);
    removed.mockRestore();
  });

  it('chat -> button once, however much was to be said to a chat that did not come', async () => {
    const run = boot({}, () => Promise.reject(new Error('blocked')));
    const failed = vi.fn();
    run('on', 'error', failed);

    run('newMessage', 'Is it warm?');
    await vi.waitFor(() => expect(run('getState').open).toBe(false));

    expect(failed.mock.calls).toEqual([[expect.objectContaining({ code: 'unavailable' })]]);
  });

  it('keeps the chat of a shop where the chat of the shop before it fails late', async () => {
    let fail: (error: Error) => void = () => undefined;
    const first = new Promise<never>((_, reject) => (fail = reject));
    const load = vi.fn(() => Promise.resolve({ makePanel })).mockReturnValueOnce(first);
    const run = boot({}, load);
    const failed = vi.fn();
    run('on', 'error', failed);
    run('open');
    run('boot', { shopKey: 'other' });

    fail(new Error('blocked'));
    const chat = await chatOf(run);
    run('newMessage', 'Is it warm?');
    await vi.waitFor(() => expect(chat.lastOf('prefill')).toBeDefined());

    expect(load).toHaveBeenCalledTimes(2);
    expect(failed).not.toHaveBeenCalled();
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
});
