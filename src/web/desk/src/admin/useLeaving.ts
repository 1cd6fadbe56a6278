import { ref, watch, type Ref, type WatchSource } from 'vue';

export interface Leaving {
  /** It was asked: leaving would lose something. */
  sure: Ref<boolean>;
  /** What the dialog calls before Escape or its cross close it. */
  leave: (done: () => void) => void;
}

/** A dialog with something filled in does not go by Escape or its cross: it asks, and its button answers. */
export function useLeaving(shown: WatchSource<boolean>, filled: () => boolean): Leaving {
  const sure = ref(false);
  watch(shown, () => (sure.value = false));
  return {
    sure,
    leave: (done) => {
      sure.value = filled();
      if (!sure.value) done();
    },
  };
}
