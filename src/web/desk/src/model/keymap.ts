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

// QQ and WeChat screenshots, input method switches, Chromium's menu and address bar, tabs and windows, its tools, reload, zoom, print,
// and what text fields need. A page never sees some of these, and must not take the others.
const reserved = new Set([
  'Control+Alt+KeyA',
  ...['KeyA', 'KeyE', 'KeyF', 'KeyD', 'F4', 'Tab', 'Space', 'Home', 'ArrowLeft', 'ArrowRight'].map((key) => `Alt+${key}`),
  ...digits('Alt', 1),
  // Sends, as the agent set it.
  '$mod+Enter',
  ...['Space', 'Tab', 'PageUp', 'PageDown'].flatMap((key) => [`Control+${key}`, `Control+Shift+${key}`]),
  ...[...'ACDHJLNOPRSTUVWXYZ'].map((letter) => `$mod+Key${letter}`),
  ...[...'CIJNPRTVWZ'].map((letter) => `$mod+Shift+Key${letter}`),
  ...digits('$mod', 0),
  ...['Minus', 'Equal', 'Shift+Equal', 'Numpad0', 'NumpadAdd', 'NumpadSubtract', 'F4', 'F5', 'Shift+Delete'].map((key) => `$mod+${key}`),
  ...['F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Shift+F3', 'Shift+F5', 'Shift+F6', 'Shift+F10'],
]);

function digits(modifier: string, from: number): string[] {
  return Array.from({ length: 10 - from }, (_, i) => `${modifier}+Digit${from + i}`);
}

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
  return by === undefined ? faultOf(binding) : { kind: 'used', by };
}

/** Why no action can have this key. */
function faultOf(binding: Binding): Conflict | undefined {
  if (reserved.has(binding) || reserved.has(binding.replace('$mod', 'Control'))) return { kind: 'reserved' };
  if (!/(?:\$mod|Alt|Control|Meta)\+/u.test(binding) && !/^(?:Shift\+)?F\d{1,2}$/u.test(binding)) return { kind: 'bare' };
  return undefined;
}

/** What an agent may have stored: keys of this version or another, or no keys at all. */
export type OwnKeys = Readonly<Partial<Record<string, unknown>>>;

/**
 * The default with an agent's own keys, which are judged together, so that two actions can have changed theirs. Of two actions with the
 * same key the one whose default it is keeps it, else the first of the list; the other has its own default again.
 */
export function keymapWith(own: OwnKeys): Keymap {
  const taken = (action: DeskAction): Binding | undefined => {
    const binding = own[action];
    return typeof binding === 'string' && faultOf(binding) === undefined ? binding : undefined;
  };
  const keymap = Object.fromEntries(deskActions.map((action) => [action, taken(action) ?? defaultKeymap[action]])) as Keymap;
  const comesBefore = (other: DeskAction, action: DeskAction): boolean =>
    taken(other) === undefined || deskActions.indexOf(other) < deskActions.indexOf(action);
  const yields = deskActions.find(
    (action) =>
      taken(action) !== undefined &&
      deskActions.some((other) => other !== action && keymap[other] === keymap[action] && comesBefore(other, action)),
  );
  return yields === undefined ? keymap : keymapWith({ ...own, [yields]: undefined });
}

/** An agent's own keys once two actions have exchanged theirs; none if the two would not be heard then. */
export function exchanged(own: OwnKeys, one: DeskAction, other: DeskAction): OwnKeys | undefined {
  const before = keymapWith(own);
  const theirs = { [one]: before[other], [other]: before[one] };
  const after = keymapWith({ ...own, ...theirs });
  return after[one] === before[other] && after[other] === before[one] ? { ...own, ...theirs } : undefined;
}

/** An agent's own key that is not heard, and why. */
export interface Unheard {
  readonly action: DeskAction;
  readonly binding: Binding;
  readonly conflict: Conflict;
}

export function unheardOf(own: OwnKeys, keymap: Keymap): readonly Unheard[] {
  return deskActions.flatMap((action) => {
    const binding = own[action];
    const conflict = typeof binding === 'string' ? conflictOf(keymap, action, binding) : undefined;
    return typeof binding === 'string' && conflict !== undefined ? [{ action, binding, conflict }] : [];
  });
}

const names: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Slash: '/', Control: 'Ctrl' };

/** A binding as keyboards print it: ['Alt', 'J']. */
export const keyNames = (binding: Binding, mac = false): string[] =>
  binding.split('+').map((part) => (part === '$mod' ? (mac ? '⌘' : 'Ctrl') : (names[part] ?? part.replace(/^(?:Key|Digit)/u, ''))));
