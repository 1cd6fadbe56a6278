import { defineStore } from 'pinia';
import { computed, ref, watch, type Ref } from 'vue';
import { exchanged, keymapWith, unheardOf, type Binding, type DeskAction, type OwnKeys } from '../model/keymap';

export const sendKeys = ['enter', 'ctrlEnter'] as const;
export type SendKey = (typeof sendKeys)[number];

/** What is on or off. */
export const settingSwitches = ['goNext', 'phraseSends', 'sounds', 'ticks', 'desktop', 'quiet'] as const;

/** What is chosen in the settings dialog. */
export type SettingField = 'language' | 'scheme' | 'sendKey' | 'keys';

/** What the agent prefers on this device. */
export const useSettings = defineStore('settings', () => {
  const sendKey = ref<SendKey>(localStorage.getItem('chatrouter.sendKey') === 'ctrlEnter' ? 'ctrlEnter' : 'enter');
  watch(sendKey, (value) => localStorage.setItem('chatrouter.sendKey', value));
  const goNext = flag('goNext', true);
  /** Shift+Enter in the list of quick phrases sends the chosen one at once. */
  const phraseSends = flag('phraseSends', false);
  const sounds = flag('sounds', true);
  /** A soft tick for messages of the conversation that is open. */
  const ticks = flag('ticks', false);
  const desktop = flag('desktop', true);
  /** 免打扰: neither sounds nor desktop notifications. */
  const quiet = flag('quiet', false);

  const ownKeys = ref<OwnKeys>(restoreKeys());
  const keymap = computed(() => keymapWith(ownKeys.value));
  const unheardKeys = computed(() => unheardOf(ownKeys.value, keymap.value));
  watch(ownKeys, (value) => localStorage.setItem('chatrouter.keys', JSON.stringify(value)));
  const setKey = (action: DeskAction, binding: Binding): void => void (ownKeys.value = { ...ownKeys.value, [action]: binding });
  const canExchange = (one: DeskAction, other: DeskAction): boolean => exchanged(ownKeys.value, one, other) !== undefined;
  const exchangeKeys = (one: DeskAction, other: DeskAction): void =>
    void (ownKeys.value = exchanged(ownKeys.value, one, other) ?? ownKeys.value);
  const resetKeys = (): void => void (ownKeys.value = {});

  return { sendKey, goNext, phraseSends, sounds, ticks, desktop, quiet, keymap, unheardKeys, setKey, canExchange, exchangeKeys, resetKeys };
});

function flag(name: string, byDefault: boolean): Ref<boolean> {
  const key = `chatrouter.${name}`;
  const kept = localStorage.getItem(key);
  const value = ref(kept === null ? byDefault : kept === 'yes');
  watch(value, (on) => localStorage.setItem(key, on ? 'yes' : 'no'));
  return value;
}

function restoreKeys(): OwnKeys {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem('chatrouter.keys') ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as OwnKeys) : {};
  } catch {
    return {};
  }
}
