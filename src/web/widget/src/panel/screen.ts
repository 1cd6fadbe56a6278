import { set } from '../loader/elements';
import { narrow } from './css';

const mark = 'chatrouter';

/**
 * On a phone the open chat is the screen: the page behind stands still and cannot be reached, the keyboard leaves the composer in view,
 * and the back button closes the chat. Elsewhere the page stays usable beside it.
 */
export function makeScreen(host: HTMLElement, box: HTMLElement, close: () => void) {
  const page = document.documentElement;
  let stilled: HTMLElement[] | undefined;
  let overflow = '';
  let entered = false;
  let open = false;
  const phone = matchMedia(narrow);

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
    entered = false;
    close();
  };
  const fill = () => {
    stilled = [...document.body.children].filter(
      (other): other is HTMLElement => other instanceof HTMLElement && other !== host && !other.inert,
    );
    for (const other of stilled) other.inert = true;
    overflow = page.style.overflow;
    page.style.overflow = 'hidden';
    fit();
    if (!isOurs()) history.pushState({ ...(history.state as object | null), [mark]: true }, '');
    entered = true;
    listen(true);
  };
  const leave = () => {
    for (const other of stilled ?? []) other.inert = false;
    stilled = undefined;
    page.style.overflow = overflow;
    listen(false);
    // Closed by its own button: the entry it made goes too, unless the page went elsewhere meanwhile.
    if (entered && isOurs()) history.back();
    entered = false;
  };
  const judge = () => {
    const modal = open && phone.matches;
    if (modal && !stilled) fill();
    if (!modal && stilled) leave();
    set(box, { 'aria-modal': modal });
  };
  // A phone that is turned may become wide, and narrow again.
  phone.onchange = judge;
  return {
    set: (on: boolean) => {
      open = on;
      judge();
    },
  };
}

const isOurs = () => (history.state as Record<string, unknown> | null)?.[mark] === true;
