import { nextTick, type Ref } from 'vue';

/** A list whose rows are added at its end and moved by buttons: the focus goes along, to the field of that id. */
export function useOrder<T>(
  list: Readonly<Ref<T[] | undefined>>,
  idOf: (at: number) => string,
  made: () => T,
): { add: () => void; move: (at: number, by: number) => void } {
  const focus = async (at: number): Promise<void> => {
    await nextTick();
    document.getElementById(idOf(at))?.focus();
  };
  return {
    add: () => {
      list.value?.push(made());
      void focus((list.value?.length ?? 1) - 1);
    },
    move: (at, by) => {
      list.value?.splice(at + by, 0, ...list.value.splice(at, 1));
      void focus(at + by);
    },
  };
}
