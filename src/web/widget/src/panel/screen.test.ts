// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeScreen } from './screen';

function scene(narrow: boolean) {
  const phone = { matches: narrow, onchange: null } as { matches: boolean; onchange: (() => void) | null };
  vi.spyOn(window, 'matchMedia').mockReturnValue(phone as MediaQueryList);
  const shop = document.body.appendChild(document.createElement('main'));
  const hidden = document.body.appendChild(document.createElement('aside'));
  hidden.inert = true;
  const host = document.body.appendChild(document.createElement('div'));
  const box = document.createElement('div');
  const close = vi.fn();
  const turn = (narrow: boolean) => {
    phone.matches = narrow;
    phone.onchange?.();
  };
  return { turn, shop, hidden, host, box, close, screen: makeScreen(host, box, close) };
}

describe('screen', () => {
  beforeEach(() => {
    history.replaceState(null, '');
    document.documentElement.style.overflow = 'scroll';
  });
  afterEach(() => {
    vi.restoreAllMocks();
    document.body.replaceChildren();
  });

  it('wide: closed -> beside -> closed, the page stays usable', () => {
    const push = vi.spyOn(history, 'pushState');
    const back = vi.spyOn(history, 'back');
    const { shop, box, turn, screen } = scene(false);

    screen.set(true);

    expect([shop.inert, box.getAttribute('aria-modal'), document.documentElement.style.overflow]).toEqual([false, 'false', 'scroll']);
    screen.set(false);
    turn(true);

    expect([shop.inert, push.mock.calls, back.mock.calls]).toEqual([false, [], []]);
  });

  it('narrow: filling -> filling when it is opened once more, and what it found is put back', () => {
    const push = vi.spyOn(history, 'pushState').mockImplementation((state) => history.replaceState(state, ''));
    const back = vi.spyOn(history, 'back').mockImplementation(() => undefined);
    const { shop, screen } = scene(true);

    screen.set(true);
    screen.set(true);
    expect([push.mock.calls.length, back.mock.calls.length]).toEqual([1, 0]);
    screen.set(false);

    expect([shop.inert, document.documentElement.style.overflow]).toEqual([false, 'scroll']);
  });

  it('narrow: stays while the page goes about in its history without leaving the chat\u2019s entry', () => {
    const { shop, close, screen } = scene(true);
    screen.set(true);

    window.dispatchEvent(new PopStateEvent('popstate'));

    expect([shop.inert, close.mock.calls]).toEqual([true, []]);
  });

  it('narrow: filling -> closed goes back over no entry of the page\u2019s own', () => {
    const back = vi.spyOn(history, 'back').mockImplementation(() => undefined);
    const { screen } = scene(true);
    screen.set(true);

    history.replaceState({ position: 4 }, '');
    screen.set(false);

    expect(back).not.toHaveBeenCalled();
  });

  it('narrow: closed -> filling -> closed leaves the page as it was', () => {
    const push = vi.spyOn(history, 'pushState').mockImplementation((state) => history.replaceState(state, ''));
    const back = vi.spyOn(history, 'back').mockImplementation(() => undefined);
    const { shop, hidden, host, box, screen } = scene(true);

    screen.set(true);
    expect([shop.inert, host.inert, box.getAttribute('aria-modal'), document.documentElement.style.overflow]).toEqual([
      true,
      false,
      'true',
      'hidden',
    ]);
    screen.set(false);

    expect([shop.inert, hidden.inert, document.documentElement.style.overflow]).toEqual([false, true, 'scroll']);
    expect(push).toHaveBeenCalledTimes(1);
    expect(back).toHaveBeenCalledTimes(1);
  });

  it('narrow: filling -> closed by the back button, and nothing goes back a second time', () => {
    const back = vi.spyOn(history, 'back').mockImplementation(() => undefined);
    const { shop, close, screen } = scene(true);
    screen.set(true);

    history.replaceState(null, '');
    window.dispatchEvent(new PopStateEvent('popstate'));
    expect(shop.inert).toBe(false);
    screen.set(false);

    expect(close).toHaveBeenCalledTimes(1);
    expect(back).not.toHaveBeenCalled();
  });

  it('filling -> beside -> filling -> closed, as a phone is turned while the chat is open', () => {
    vi.spyOn(history, 'back').mockImplementation(() => undefined);
    const { shop, turn, screen } = scene(true);
    screen.set(true);

    turn(false);
    expect(shop.inert).toBe(false);
    turn(true);
    expect(shop.inert).toBe(true);
    screen.set(false);
    turn(false);
    turn(true);

    expect(shop.inert).toBe(false);
  });

  it('keeps what the page keeps in its history', () => {
    history.replaceState({ position: 3 }, '');
    const push = vi.spyOn(history, 'pushState');
    const { screen } = scene(true);

    screen.set(true);

    expect(push).toHaveBeenCalledWith({ position: 3, chatrouter: true }, '');
  });
});
