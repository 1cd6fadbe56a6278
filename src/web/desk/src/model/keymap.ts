/** What a key can do anywhere on the desk. */
export const deskActions = [
  'longest',
  'next',
  'previous',
  'transfer',
  'close',
  'orders',
  'phrases',
  'status',
  'mute',
  'palette',
  'find',
  'sheet',
  'sendAndNext',
] as const;
export type DeskAction = (typeof deskActions)[number];

/** A key with its modifiers as tinykeys reads it: `Alt+KeyJ`, `$mod+KeyK`. */
export type Binding = string;
export type Keymap = Readonly<Record<DeskAction, Binding>>;

/** Alt or Ctrl with a key: no single letters, nothing that browsers, input methods or chat programs use. */
export const defaultKeymap: Keymap = {
  longest: 'Alt+KeyJ',
  next: 'Alt+ArrowDown',
  previous: 'Alt+ArrowUp',
  transfer: 'Alt+KeyT',
  close: 'Alt+KeyX',
  orders: 'Alt+KeyO',
  phrases: '$mod+Slash',
  status: 'Alt+KeyS',
  mute: 'Alt+KeyM',
  palette: '$mod+KeyK',
  find: '$mod+KeyF',
  sheet: 'F1',
  sendAndNext: 'Alt+Enter',
};

export type Conflict =
  | { kind: 'used'; by: DeskAction }
  /** The browser, an input method or another program has it. */
  | { kind: 'reserved' }
  /** A letter alone would fire while somebody writes. */
  | { kind: 'bare' };

// QQ and WeChat screenshots, input method switches, Chromium's menu and address bar, tabs, reload, print, and what text fields need.
const reserved = new Set([
  'Control+Alt+KeyA',
  'Alt+KeyA',
  'Alt+KeyE',
  'Alt+KeyF',
  'Alt+KeyD',
  'Alt+F4',
  'Alt+Tab',
  'Alt+ArrowLeft',
  'Alt+ArrowRight',
  // Sends, as the agent set it.
  '$mod+Enter',
  'Control+Space',
  'Control+Shift+Space',
  ...['A', 'C', 'D', 'H', 'J', 'L', 'N', 'O', 'P', 'R', 'S', 'T', 'U', 'V', 'W', 'X', 'Y', 'Z'].map((letter) => `$mod+Key${letter}`),
  ...Array.from({ length: 9 }, (_, i) => `$mod+Digit${i + 1}`),
  ...Array.from({ length: 9 }, (_, i) => `Alt+Digit${i + 1}`),
  'F5',
  'F11',
  'F12',
]);

const modifiers = ['Shift', 'Control', 'Alt', 'Meta'];

/** The binding that a key press is; none while only modifiers are down. */
export function bindingOf(event: KeyboardEvent, mac = false): Binding | undefined {
  if (modifiers.includes(event.key) || event.isComposing || event.code === '') return undefined;
  const mod = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey && 'Control' : event.metaKey && 'Meta';
  const parts = [mod && '$mod', other, event.altKey && 'Alt', event.shiftKey && 'Shift', event.code];
  return parts.filter((part) => typeof part === 'string').join('+');
}

/** Why an action can't have this key; none if it can. */
export function conflictOf(keymap: Keymap, action: DeskAction, binding: Binding): Conflict | undefined {
  const by = deskActions.find((other) => other !== action && keymap[other] === binding);
  if (by !== undefined) return { kind: 'used', by };
  if (reserved.has(binding) || reserved.has(binding.replace('$mod', 'Control'))) return { kind: 'reserved' };
  if (!/(?:\$mod|Alt|Control|Meta)\+/u.test(binding) && !/^(?:Shift\+)?F\d{1,2}$/u.test(binding)) return { kind: 'bare' };
  return undefined;
}

/** The default with an agent's own keys; what is not a key of ours or conflicts is left out. */
export function keymapWith(own: Partial<Record<string, unknown>>): Keymap {
  let keymap: Keymap = defaultKeymap;
  for (const action of deskActions) {
    const binding = own[action];
    if (typeof binding === 'string' && conflictOf(keymap, action, binding) === undefined) keymap = { ...keymap, [action]: binding };
  }
  return keymap;
}

const names: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Slash: '/', Control: 'Ctrl' };

/** A binding as keyboards print it: ['Alt', 'J']. */
export const keyNames = (binding: Binding, mac = false): string[] =>
  binding.split('+').map((part) => (part === '$mod' ? (mac ? '⌘' : 'Ctrl') : (names[part] ?? part.replace(/^(?:Key|Digit)/u, ''))));
