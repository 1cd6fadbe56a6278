// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { sealed, unsealed } from '@chatrouter/shared/bridge';
import { boot, button, chatOf, docs, frame, onPage, origin, root } from '../loader/page.testing';

describe('panel', () => {
  onPage();

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

  it('calls the button as the shop does, unread messages or not', async () => {
    const chat = await chatOf(boot({ locale: 'zh-CN', launcher: { label: '问客服' } }));

    chat.say({ type: 'state', state: { unread: 2 } });

    await vi.waitFor(() => expect(button()?.getAttribute('aria-label')).toBe('问客服，2 条未读'));
  });

  it.each(['token_required', 'bad_token'])('says in the console what the page\u2019s owner has to do about %s', async (code) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const chat = await chatOf(boot());

    chat.say({ type: 'event', name: 'error', payload: { code: 'blocked', message: 'No.' } });
    chat.say({ type: 'event', name: 'error', payload: { code, message: 'Pass a userToken.' } });

    await vi.waitFor(() => expect(said.mock.calls).toEqual([['ChatRouter: Pass a userToken.']]));
    said.mockRestore();
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

  it('coming -> here: says that the chat is late, tries again and tells it all when it came', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const run = boot();
    const failed = vi.fn();
    run('on', 'error', failed);
    run('newMessage', 'Is it warm?');
    await vi.waitFor(() => expect(frame()).not.toBeNull());
    const again = () => root.querySelector<HTMLElement>('.again');

    vi.advanceTimersByTime(15_000);
    expect(failed.mock.calls).toEqual([[expect.objectContaining({ code: 'unavailable' })]]);
    expect([frame(), again()?.textContent]).toEqual([null, 'The chat did not open. Try again']);
    run('close');
    await vi.waitFor(() => expect(root.activeElement?.id).toBe('launcher'));
    run('newMessage', 'Is it wool?');
    await vi.waitFor(() => expect(root.activeElement).toBe(again()));
    again()?.click();
    const chat = await chatOf(run);
    vi.advanceTimersByTime(15_000);
    vi.useRealTimers();

    expect([frame()?.title, again()]).toEqual(['Chat', null]);
    expect(chat.heard.filter(({ type }) => type === 'prefill')).toMatchObject([{ text: 'Is it warm?' }, { text: 'Is it wool?' }]);
    expect(failed).toHaveBeenCalledTimes(1);
  });

  it('coming -> gone: nobody waits for a chat that was taken off the page', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const failed = vi.fn();
    window.addEventListener('chatrouter:error', failed);
    const run = boot();
    run('open');
    await vi.waitFor(() => expect(frame()).not.toBeNull());
    const removed = vi.spyOn(window, 'removeEventListener');

    run('destroy');
    await vi.waitFor(() => expect(removed).toHaveBeenCalledWith('message', expect.anything()));
    vi.advanceTimersByTime(15_000);
    vi.useRealTimers();

    expect(failed).not.toHaveBeenCalled();
    removed.mockRestore();
  });

  it('here -> here: a chat that loads anew is told anew, and nothing twice that it was told once', async () => {
    const run = boot();
    run('newMessage', 'Is it warm?');
    const chat = await chatOf(run);

    chat.say({ type: 'hello' });

    expect(chat.heard.map(({ type }) => type)).toEqual(['options', 'context', 'prefill', 'visible', 'options', 'context', 'visible']);
  });

  it('speaks the language that the buyer chose in the chat, and the page\u2019s after that', async () => {
    const run = boot();
    const chat = await chatOf(run);

    chat.say({ type: 'language', locale: 'zh-CN' });
    expect([frame()?.title, button()?.getAttribute('aria-label')]).toEqual(['在线客服', '联系客服']);
    run('update', { locale: 'en' });

    await vi.waitFor(() => expect(frame()?.title).toBe('Chat'));
    expect(root.querySelector('.panel')?.getAttribute('aria-label')).toBe('Chat');
    expect(chat.lastOf('options')).toMatchObject({ options: { locale: 'en' } });
  });

  it('leads the keyboard back to what opened the chat where there is no button', async () => {
    const run = boot({ launcher: { hidden: true } });
    const link = document.body.appendChild(document.createElement('button'));
    link.dataset['chatrouterOpen'] = '';
    link.focus();
    link.click();
    await chatOf(run);
    link.blur();

    run('close');

    await vi.waitFor(() => expect(document.activeElement).toBe(link));
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
