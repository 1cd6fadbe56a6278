/** What was pressed may go away, and the focus must not go with it. On a phone the messages take it, as they bring up no keyboard. */
export function keepFocus(root: Element): void {
  let last = root;
  root.addEventListener('focusin', ({ target }) => (last = target as Element));
  new MutationObserver(() => {
    // The page around has the focus as long as this document has not.
    if (!last.isConnected && document.hasFocus())
      document.querySelector<HTMLElement>(matchMedia('(hover)').matches ? 'textarea' : '.messages')?.focus();
  }).observe(root, { childList: true, subtree: true });
}
