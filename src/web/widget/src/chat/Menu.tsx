import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { MoreIcon } from './icons';
import { Notice } from './Notice';
import type { ChatStore } from './store';
import { locale, t } from './words';

type Asked = 'nothing' | 'end' | 'privacy';

/** Sound, language, end and privacy. Arrow keys move, Escape closes it and not the chat. */
export function Menu({ store }: { store: ChatStore }) {
  const [open, set] = useState(false);
  const [asked, ask] = useState<Asked>('nothing');
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (open) list.current?.querySelector('button')?.focus();
  }, [open]);

  const close = () => {
    set(false);
    button.current?.focus();
  };
  const chosen = (then: () => void) => () => {
    then();
    close();
  };
  const key = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (step !== undefined) {
      event.preventDefault();
      move(list.current, step);
    }
  };
  const status = store.talk.value.status?.status;
  return (
    <div class="menu-place" onFocusOut={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && set(false)}>
      <button
        ref={button}
        type="button"
        class="icon"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={t('chat.menu')}
        title={t('chat.menu')}
        onClick={() => set(!open)}
      >
        <MoreIcon />
      </button>
      {open && (
        <div class="menu" role="menu" aria-label={t('chat.menu')} ref={list} onKeyDown={key}>
          <button
            type="button"
            role="menuitemcheckbox"
            aria-checked={!store.quiet.value}
            onClick={() => store.setQuiet(!store.quiet.value)}
          >
            {t('chat.sound')}
          </button>
          <button type="button" role="menuitem" lang={locale.value === 'en' ? 'zh-CN' : 'en'} onClick={chosen(store.switchLanguage)}>
            {t('chat.language')}
          </button>
          {status !== undefined && status !== 'closed' && (
            <button type="button" role="menuitem" disabled={!store.up.value} onClick={chosen(() => ask('end'))}>
              {t('chat.end')}
            </button>
          )}
          <button type="button" role="menuitem" onClick={chosen(() => ask('privacy'))}>
            {t('chat.privacy')}
          </button>
        </div>
      )}
      {asked === 'end' && (
        <Notice text={t('chat.endAsk')} confirm={{ word: t('chat.end'), then: store.end }} close={() => ask('nothing')} />
      )}
      {asked === 'privacy' && <Notice text={t('chat.privacyText')} close={() => ask('nothing')} />}
    </div>
  );
}

function move(list: HTMLElement | null, step: number): void {
  const items = [...(list?.querySelectorAll('button') ?? [])];
  const at = items.indexOf(document.activeElement as HTMLButtonElement);
  items[(at + step + items.length) % items.length]?.focus();
}
