import { computed, onScopeDispose, ref } from 'vue';

const afterClickMs = 400;

/** Mis-click protection: while somebody points at a line, has the focus in one or has just clicked, the list keeps still. */
export function useHolding() {
  const pointed = ref<string>();
  const focused = ref<string>();
  const clicked = ref(false);
  let unclick: ReturnType<typeof setTimeout> | undefined;

  function click(): void {
    clicked.value = true;
    clearTimeout(unclick);
    unclick = setTimeout(() => (clicked.value = false), afterClickMs);
  }
  onScopeDispose(() => clearTimeout(unclick));

  return {
    focused,
    /** The line that must stay where it is on the screen. */
    anchored: computed(() => pointed.value ?? focused.value),
    holding: computed(() => pointed.value !== undefined || focused.value !== undefined || clicked.value),
    /** A finger points at nothing: it would never be said to have left. */
    point: (key: string, { pointerType }: Pick<PointerEvent, 'pointerType'>): void => {
      if (pointerType !== 'touch') pointed.value = key;
    },
    leave: (): void => (pointed.value = undefined),
    focus: (key: string): void => void (focused.value = key),
    blur: (): void => (focused.value = undefined),
    click,
  };
}
