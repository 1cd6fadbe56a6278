import { computed, ref, watch, type Ref } from 'vue';
import { matchPhrases, slashAt, type Insertable } from '../../model/phrases';
import { usePhrases } from '../../stores/phrases';
import { useSettings } from '../../stores/settings';

const withModifier = (event: KeyboardEvent): boolean => event.ctrlKey || event.altKey || event.metaKey;

/** The quick phrases and answers that a slash before the caret asks for. `put` takes a text and where it goes; `send` sends what stands there then. */
export function usePhraseList(
  text: Ref<string>,
  caret: Ref<number>,
  put: (phrase: Insertable, from: number, to: number) => void,
  send: () => void,
) {
  const phrases = usePhrases();
  const settings = useSettings();
  const active = ref(0);
  /** The slash whose list was closed; it stays closed until the caret leaves it. */
  const closedAt = ref<number>();
  const slash = computed(() => slashAt(text.value, caret.value));
  const matches = computed(() =>
    slash.value === undefined || slash.value.at === closedAt.value ? [] : matchPhrases(phrases.offered, slash.value.query),
  );
  watch(matches, () => (active.value = 0));
  watch(slash, (now) => now === undefined && (closedAt.value = undefined));

  function choose(phrase: Insertable): void {
    if (slash.value !== undefined) put(phrase, slash.value.at, caret.value);
  }

  /** Whether the key was one of the open list's. */
  function key(event: KeyboardEvent): boolean {
    const chosen = matches.value[active.value];
    if (chosen === undefined || event.isComposing || event.keyCode === 229 || withModifier(event)) return false;
    if (event.shiftKey) {
      if (event.key !== 'Enter' || !settings.phraseSends) return false;
      choose(chosen);
      send();
      return true;
    }
    const count = matches.value.length;
    switch (event.key) {
      case 'ArrowDown':
        active.value = (active.value + 1) % count;
        return true;
      case 'ArrowUp':
        active.value = (active.value + count - 1) % count;
        return true;
      case 'Enter':
      case 'Tab':
        choose(chosen);
        return true;
      case 'Escape':
        closedAt.value = slash.value?.at;
        return true;
      default:
        return false;
    }
  }

  return { matches, active, choose, key };
}
