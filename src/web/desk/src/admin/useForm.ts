import { fieldsOf } from '@chatrouter/shared/fieldFaults';
import { codeOf } from '@chatrouter/shared/refusal';
import { ElMessage } from 'element-plus';
import { computed, nextTick, onActivated, reactive, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { i18n } from '../i18n';
import { differencesOf, merged, same, type Difference, type Pieces } from './model/merge';
import { markUnsaved } from './unsaved';

export type Faults = Readonly<Record<string, string>>;

export interface FormOf<View, Draft> {
  id: string;
  /** What is said once it is saved. */
  saved?: string;
  read: () => Promise<View>;
  write: (draft: Draft, seen: View) => Promise<View>;
  draftOf: (view: View) => Draft;
  /** Takes a draft apart and puts it together, to find what two administrators changed. */
  piecesOf: (draft: Draft) => Pieces;
  fromPieces: (pieces: Pieces) => Draft;
}

export interface Form<View, Draft> {
  view: ShallowRef<View | undefined>;
  draft: Ref<Draft | undefined>;
  dirty: Ref<boolean>;
  busy: Ref<boolean>;
  /** Why the last reading or saving failed, but for faults and conflicts. */
  failure: Ref<string | undefined>;
  faults: Ref<Faults>;
  /** What is typed and cannot be read, by its field: a change like any other, but nothing is saved before it is mended. */
  unread: Map<string, string>;
  /** What somebody else saved in the meantime, against this form. */
  conflict: Ref<readonly Difference[] | undefined>;
  load: () => Promise<void>;
  save: () => Promise<boolean>;
  reset: () => void;
  /** Ends a conflict: theirs as it is, or with this form's changes on top, still to be saved. */
  settle: (keepMine: boolean) => void;
  /** A view that another request brought. */
  show: (view: View) => void;
}

// Somebody else was faster.
const conflicts = new Set(['changedMeanwhile', 'stale']);

/** One form over one resource with a revision: read when its page is opened, saved as a whole. */
export function useForm<View, Draft>(form: FormOf<View, Draft>): Form<View, Draft> {
  const view = shallowRef<View>();
  const draft = ref<Draft>() as Ref<Draft | undefined>;
  const busy = ref(false);
  const failure = ref<string>();
  const faults = ref<Faults>({});
  const unread = reactive(new Map<string, string>());
  const conflict = ref<readonly Difference[]>();
  let theirs: View | undefined;

  const dirty = computed(
    () => view.value !== undefined && draft.value !== undefined && (unread.size > 0 || !same(draft.value, form.draftOf(view.value))),
  );
  markUnsaved(form.id, dirty);

  function show(next: View): void {
    view.value = next;
    draft.value = form.draftOf(next);
    [faults.value, failure.value, conflict.value] = [{}, undefined, undefined];
  }

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    failure.value = undefined;
    try {
      await work();
      return true;
    } catch (error) {
      if (!(await refused(error))) return false;
    } finally {
      busy.value = false;
    }
    return attempt(work);
  }

  async function tell(found: Faults): Promise<false> {
    faults.value = found;
    await nextTick();
    document.querySelector<HTMLElement>('.faults')?.focus();
    return false;
  }

  /** Tells whether it can be done again at once. */
  async function refused(error: unknown): Promise<boolean> {
    faults.value = fieldsOf(error);
    if (Object.keys(faults.value).length > 0) return tell(faults.value);
    if (conflicts.has(codeOf(error))) return compare();
    failure.value = codeOf(error);
    return false;
  }

  async function compare(): Promise<boolean> {
    try {
      theirs = await form.read();
      if (view.value === undefined || draft.value === undefined) return false;
      const pieces = (of: View): Pieces => form.piecesOf(form.draftOf(of));
      const found = differencesOf(pieces(view.value), pieces(theirs), form.piecesOf(draft.value));
      // It has a new revision and says the same, as a draft does that was published: there is nothing to choose.
      if (found.every(({ before, theirs }) => same(before, theirs))) {
        settle(true);
        return true;
      }
      conflict.value = found;
      await nextTick();
      document.querySelector<HTMLElement>('.conflict')?.focus();
    } catch (error) {
      failure.value = codeOf(error);
    }
    return false;
  }

  function settle(keepMine: boolean): void {
    const [before, now, mine] = [view.value, theirs, draft.value];
    if (before === undefined || now === undefined || mine === undefined) return;
    const pieces = (of: View): Pieces => form.piecesOf(form.draftOf(of));
    const result = form.fromPieces(merged(pieces(before), pieces(now), form.piecesOf(mine)));
    show(now);
    if (keepMine) draft.value = result;
    else unread.clear();
  }

  // What is typed while it is read stays; saving it compares the two.
  const load = async (): Promise<void> =>
    void (await attempt(async () => {
      const read = await form.read();
      if (!dirty.value) show(read);
    }));
  const write = (): Promise<boolean> =>
    attempt(async () => {
      if (view.value === undefined || draft.value === undefined) return;
      show(await form.write(draft.value, view.value));
      ElMessage({ type: 'success', message: i18n.global.t(form.saved ?? 'admin.saved'), grouping: true });
    });
  const save = (): Promise<boolean> =>
    unread.size === 0 ? write() : tell(Object.fromEntries([...unread.keys()].map((field) => [field, 'malformed'])));

  function reset(): void {
    unread.clear();
    if (view.value !== undefined) show(view.value);
  }

  // A page that comes back shows what is there now, unless it holds changes.
  onActivated(() => void (dirty.value || load()));

  return { view, draft, dirty, busy, failure, faults, unread, conflict, load, save, reset, settle, show };
}
