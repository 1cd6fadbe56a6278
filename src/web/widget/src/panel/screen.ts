import { set } from '../loader/elements';
import { narrow } from './css';

const mark = 'chatrouter';

/** Closed, beside the page, or instead of it: then with what gives the page back. */
type Place = { is: 'closed' | 'beside' } | { is: 'filling'; leave: () => void };

/**
 * On a phone the open chat is the screen: the page behind stands still and cannot be reached, the keyboard leaves the composer in view,
 * and the back button closes the chat. Elsewhere the page stays usable beside it.
 */
export function makeScreen(host: HTMLElement, box: HTMLElement, close: () => void) {
  const page = document.documentElement;
  const phone = matchMedia(narrow);
  let place: Place = { is: 'closed' };

  const fit = () => {
    const view = window.visualViewport;
    host.style.setProperty('--height', view ? `${view.height}px` : '');
    host.style.setProperty('--top', view ? `${view.offsetTop}px` : '');
  };
  const listen = (on: boolean) => {
    const change = on ? ('addEventListener' as const) : ('removeEventListener' as const);
    window[change]('popstate', back);
    window.visualViewport?.[change]('resize', fit);
    window.visualViewport?.[change]('scroll', fit);
  };
  const back = () => {
    if (isOurs()) return;
    become(false);
    close();
  };
  const fill = (): Place => {
    const stilled = [...document.body.children].filter(
      (other): other is HTMLElement => other instanceof HTMLElement && other !== host && !other.inert,
    );
    for (const other of stilled) other.inert = true;
    const { overflow } = page.style;
    page.style.overflow = 'hidden';
    fit();
    if (!isOurs()) history.pushState({ ...(history.state as object | null), [mark]: true }, '');
    listen(true);
    const leave = () => {
      for (const other of stilled) other.inert = false;
      page.style.overflow = overflow;
      listen(false);
      // Closed by its own button: the entry it made goes too, unless the page went elsewhere meanwhile.
      if (isOurs()) history.back();
    };
    return { is: 'filling', leave };
  };
  const become = (open: boolean) => {
    const is = open ? (phone.matches ? 'filling' : 'beside') : 'closed';
    if (is === place.is) return;
    if (place.is === 'filling') place.leave();
    place = is === 'filling' ? fill() : { is };
    set(box, { 'aria-modal': is === 'filling' });
  };
  // A phone that is turned may become wide, and narrow again.
  phone.onchange = () => become(place.is !== 'closed');
  return { set: become };
}

const isOurs = () => (history.state as Record<string, unknown> | null)?.[mark] === true;
