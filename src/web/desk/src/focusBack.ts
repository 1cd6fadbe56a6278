import { onBeforeUnmount, onMounted } from 'vue';
import { inDialog } from './deskKeys';

/** What had the focus last. Closing dialogs and menus give it to the body where they know of nothing else. */
let last: HTMLElement | undefined;
/** The dialog that it is in. */
let around: HTMLElement | undefined;
document.addEventListener('focusin', ({ target }) => {
  if (!(target instanceof HTMLElement) || target === document.body) return;
  last = target;
  around = target.closest<HTMLElement>('.el-dialog') ?? undefined;
});

const isGone = (element: Element | undefined): boolean =>
  element !== undefined && (!element.checkVisibility() || element.matches('[class*="-leave-"] *'));

/** Whether the focus stands on nothing: what had it is gone, or fades away with its dialog or menu. Who clicks beside everything has lost nothing. */
export const isFocusLost = (): boolean =>
  !inDialog() && isGone(document.activeElement === document.body ? last : (document.activeElement ?? undefined));

/** A button that is busy is disabled, and without the focus meanwhile. */
const isDone = (): boolean =>
  document.activeElement === document.body && last?.checkVisibility() === true && last.matches('button:not(:disabled)');

/** Wherever what had the focus goes, `regain` finds it another place; within an open dialog, that is the dialog. */
export function useFocusBack(regain: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function look(): void {
    if (isFocusLost()) regain();
    else if (document.activeElement === document.body && isGone(last) && !isGone(around)) around?.focus();
  }
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look);
  };
  const changes = new MutationObserver((seen) => {
    if (seen.some(({ attributeName, target }) => attributeName === 'disabled' && target === last) && isDone()) last?.focus();
    soon();
  });
  onMounted(() => {
    document.addEventListener('focusin', soon);
    changes.observe(document.body, { subtree: true, childList: true, attributeFilter: ['class', 'style', 'disabled'] });
    soon();
  });
  onBeforeUnmount(() => {
    clearTimeout(timer);
    document.removeEventListener('focusin', soon);
    changes.disconnect();
  });
}
