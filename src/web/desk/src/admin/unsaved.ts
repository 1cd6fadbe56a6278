import { onScopeDispose, reactive, watch, type WatchSource } from 'vue';

const sections = reactive(new Set<string>());

const warn = (event: BeforeUnloadEvent): void => event.preventDefault();

/** The sections with changes that nobody saved yet: the navigation marks them, and the browser asks before it leaves the page. */
export const useUnsaved = (): ReadonlySet<string> => sections;

/** Keeps the mark of one section. */
export function markUnsaved(id: string, dirty: WatchSource<boolean>): void {
  const mark = (now: boolean): void => {
    if (now) sections.add(id);
    else sections.delete(id);
    if (sections.size > 0) window.addEventListener('beforeunload', warn);
    else window.removeEventListener('beforeunload', warn);
  };
  watch(dirty, mark, { immediate: true });
  onScopeDispose(() => mark(false));
}
