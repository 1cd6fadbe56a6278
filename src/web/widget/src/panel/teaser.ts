import { panelTexts } from '@chatrouter/shared/texts/launcher';
import { make } from '../loader/elements';
import type { Launcher } from '../loader/launcher';

const shownKey = 'chatrouter.teaser';

/** The agent's last words beside the button while the chat is closed: once in a visit. */
export function makeTeaser(launcher: Launcher, open: () => void) {
  let bubble: HTMLElement | undefined;
  const hide = () => {
    bubble?.remove();
    bubble = undefined;
  };
  const show = (name: string, text: string) => {
    if (!bubble && shown()) return;
    remember();
    hide();
    bubble = make('div', { class: 'teaser', role: 'status' });
    const words = make('button', { type: 'button' });
    const who = make('b');
    who.textContent = name;
    words.append(who, text.length > 120 ? `${text.slice(0, 119)}…` : text);
    words.onclick = open;
    const dismiss = make('button', { type: 'button', class: 'dismiss', 'aria-label': launcher.word(panelTexts['widget.dismiss']) });
    dismiss.textContent = '×';
    dismiss.onclick = hide;
    bubble.append(words, dismiss);
    launcher.root.append(bubble);
  };
  return { show, hide };
}

// A page whose storage is refused shows it once a page.
let here = false;

function shown(): boolean {
  try {
    return here || sessionStorage.getItem(shownKey) !== null;
  } catch {
    return here;
  }
}

function remember(): void {
  try {
    sessionStorage.setItem(shownKey, '1');
  } catch {
    here = true;
  }
}
