import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sealed, unsealed } from '@chatrouter/shared/bridge';
import { makeWidget } from './widget';

const origin = 'https://chat.example.com';

// The shadow root is closed; the tests catch it where it is made.
let root: ShadowRoot;
const attach = (Element.prototype as { attachShadow: typeof Element.prototype.attachShadow }).attachShadow;

const answer = vi.fn<() => object>();

function boot(options: object = {}) {
  const run = makeWidget(origin);
  run('boot', { shopKey: 'demo', locale: 'en', ...options });
  return run;
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

  it('leaves the page as it was, with one clear error, where it may not show', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const refused = { code: 'unknownShop', message: 'There is no shop of this key.' };
    answer.mockReturnValue({ refused });
    const run = boot();
    const told = vi.fn();
    run('on', 'error', told);

    await vi.waitFor(() => expect(told).toHaveBeenCalledWith(refused));

    expect(document.body.children).toHaveLength(0);
    expect(error.mock.calls).toEqual([['ChatRouter: There is no shop of this key.']]);
    error.mockRestore();
  });

  it('shows the button when the server does not answer', async () => {
    answer.mockImplementation(() => {
      throw new Error('away');
    });
    boot();

    await vi.waitFor(() => expect(button()?.hidden).toBe(false));
  });

  it('closed -> open -> closed -> open with the same frame', () => {
    const run = boot();

    button()?.click();
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

  it('warns of an unknown command and goes on', () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const run = boot();

    run('constructor');

    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  it('boots once, and again after destroy', () => {
    const run = boot();
    run('boot', { shopKey: 'demo' });
    expect(document.body.children).toHaveLength(1);

    run('destroy');

    expect(document.body.children).toHaveLength(0);
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
