import { createKeybindingsHandler } from 'tinykeys';
import { onBeforeUnmount, onMounted, watch } from 'vue';
import type { DeskAction, Keymap } from './model/keymap';
import { useSettings } from './stores/settings';

export type Actions = Record<DeskAction, () => unknown>;

const writes = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');

/** A dialog has the keys to itself; closing it brings the focus back. One that fades away has had its time. */
export const inDialog = (): boolean =>
  [...document.querySelectorAll('.el-overlay:not([class*="-leave-"])')].some((overlay) => overlay.checkVisibility());

/** Hears the desk's keys as they are set, wherever the focus is, but never while an input method composes or `blocked`. */
export function keysHandler(keymap: Keymap, actions: Actions, blocked: () => boolean): (event: Event) => void {
  const bound = Object.entries(keymap).map(([action, binding]) => {
    const act = (event: KeyboardEvent): void => {
      event.preventDefault();
      actions[action as DeskAction]();
    };
    return [binding, act] as const;
  });
  const sheet = (event: KeyboardEvent): void => {
    if (writes(event.target)) return;
    event.preventDefault();
    actions.sheet();
  };
  return createKeybindingsHandler(
    { ...Object.fromEntries(bound), '[Shift]+?': sheet },
    { ignore: (event) => event.isComposing || event.keyCode === 229 || blocked() },
  );
}

export function useKeys(actions: Actions): void {
  const settings = useSettings();
  let handle: ((event: Event) => void) | undefined;
  const hear = (event: Event): void => handle?.(event);
  watch(
    () => settings.keymap,
    (keymap) => (handle = keysHandler(keymap, actions, inDialog)),
    { immediate: true },
  );
  onMounted(() => window.addEventListener('keydown', hear));
  onBeforeUnmount(() => window.removeEventListener('keydown', hear));
}
