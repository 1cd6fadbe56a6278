export interface DeskActions {
  longest: () => void;
  next: () => void;
  previous: () => void;
  transfer: () => void;
  close: () => void;
}

/** Alt with a key: no single letters, nothing that browsers, input methods or chat programs use. */
export function deskKeys(actions: DeskActions): (event: KeyboardEvent) => void {
  const byCode: Record<string, () => void> = {
    KeyJ: actions.longest,
    ArrowDown: actions.next,
    ArrowUp: actions.previous,
    KeyT: actions.transfer,
    KeyX: actions.close,
  };
  return (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
    const action = Object.hasOwn(byCode, event.code) ? byCode[event.code] : undefined;
    if (action === undefined) return;
    event.preventDefault();
    action();
  };
}

/** Whether this key press sends: never while an input method composes. */
export function sends(event: KeyboardEvent, sendKey: 'enter' | 'ctrlEnter'): boolean {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || event.shiftKey) return false;
  return sendKey === 'enter' ? !event.altKey : event.ctrlKey || event.metaKey;
}
