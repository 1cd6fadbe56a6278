import { onScopeDispose, ref, watch, type Ref } from 'vue';

const slideMs = 400;

/** The rows that have just come, for as long as they slide in; nothing on the first look, and nothing that only moved within the list. */
export function useArrivals(ids: () => readonly string[], ready: () => boolean): Ref<ReadonlySet<string>> {
  const arrived = ref<ReadonlySet<string>>(new Set());
  const timers = new Set<ReturnType<typeof setTimeout>>();

  watch(
    () => (ready() ? new Set(ids()) : undefined),
    (now, before) => {
      const came = now === undefined || before === undefined ? [] : [...now].filter((id) => !before.has(id));
      if (came.length === 0) return;
      arrived.value = new Set([...arrived.value, ...came]);
      const over = setTimeout(() => {
        timers.delete(over);
        arrived.value = new Set([...arrived.value].filter((id) => !came.includes(id)));
      }, slideMs);
      timers.add(over);
    },
  );
  onScopeDispose(() => timers.forEach((timer) => clearTimeout(timer)));
  return arrived;
}
