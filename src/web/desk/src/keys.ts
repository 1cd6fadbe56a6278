/** Whether this key press sends: never while an input method composes. */
export function sends(event: KeyboardEvent, sendKey: 'enter' | 'ctrlEnter'): boolean {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || event.shiftKey) return false;
  return sendKey === 'enter' ? !event.altKey : event.ctrlKey || event.metaKey;
}
