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

  it('wide: the page stays usable', () => {
    const { shop, box, screen } = scene(false);

    screen.set(true);

    expect([shop.inert, box.getAttribute('aria-modal'), document.documentElement.style.overflow]).toEqual([false, 'false', 'scroll']);
  });

  it('narrow: closed -> filled -> closed leaves the page as it was', () => {
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

  it('narrow: the back button closes, and nothing goes back a second time', () => {
    const back = vi.spyOn(history, 'back').mockImplementation(() => undefined);
    const { close, screen } = scene(true);
    screen.set(true);

    history.replaceState(null, '');
    window.dispatchEvent(new PopStateEvent('popstate'));
    screen.set(false);

    expect(close).toHaveBeenCalledTimes(1);
    expect(back).not.toHaveBeenCalled();
  });

  it('narrow -> wide -> narrow, as a phone is turned while the chat is open', () => {
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
