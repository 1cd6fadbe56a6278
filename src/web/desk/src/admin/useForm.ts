import { fieldsOf } from '@chatrouter/shared/fieldFaults';
import { codeOf } from '@chatrouter/shared/refusal';
import { ElMessage } from 'element-plus';
import { computed, nextTick, onActivated, reactive, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
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

/** What became of the last reading or saving. */
type Attempt<View> =
  | { is: 'none' }
  | { is: 'busy' }
  | { is: 'failed'; code: string }
  | { is: 'faulty'; faults: Faults }
  | { is: 'conflict'; theirs: View; differences: readonly Difference[] };

export interface Form<View, Draft> {
  view: ShallowRef<View | undefined>;
  draft: Ref<Draft | undefined>;
  dirty: ComputedRef<boolean>;
  busy: ComputedRef<boolean>;
  /** Why the last reading or saving failed, but for faults and conflicts. */
  failure: ComputedRef<string | undefined>;
  faults: ComputedRef<Faults>;
  /** What is typed and cannot be read, by its field: a change like any other, but nothing is saved before it is mended. */
  unread: Map<string, string>;
  /** What somebody else saved in the meantime, against this form. */
  conflict: ComputedRef<readonly Difference[] | undefined>;
  load: () => Promise<void>;
  save: () => Promise<boolean>;
  reset: () => void;
  /** Ends a conflict: theirs as it is, or with this form's changes on top, still to be saved. */
  settle: (keepMine: boolean) => void;
  /** A view that another request brought. */
  show: (view: View) => void;
}

// A view with a new revision that says the same, as a draft does that was published: there is nothing to choose.
const saysNothingNew = (differences: readonly Difference[]): boolean => differences.every(({ before, theirs }) => same(before, theirs));

// Somebody else was faster.
const conflicts = new Set(['changedMeanwhile', 'stale']);

/** One form over one resource with a revision: read when its page is opened, saved as a whole. */
export function useForm<View, Draft>(form: FormOf<View, Draft>): Form<View, Draft> {
  const view = shallowRef<View>();
  const draft = ref<Draft>() as Ref<Draft | undefined>;
  const unread = reactive(new Map<string, string>());
  const last = shallowRef<Attempt<View>>({ is: 'none' });

  const piecesOfView = (of: View): Pieces => form.piecesOf(form.draftOf(of));
  const dirty = computed(
    () => view.value !== undefined && draft.value !== undefined && (unread.size > 0 || !same(draft.value, form.draftOf(view.value))),
  );
  const differencesFrom = (seen: View, theirs: View, mine: Draft): Difference[] =>
    differencesOf(piecesOfView(seen), piecesOfView(theirs), form.piecesOf(mine));
  markUnsaved(form.id, dirty);

  function show(next: View): void {
    view.value = next;
    draft.value = form.draftOf(next);
    if (last.value.is !== 'busy') last.value = { is: 'none' };
  }

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    if (last.value.is === 'busy') return false;
    last.value = { is: 'busy' };
    try {
      await work();
      last.value = { is: 'none' };
      return true;
    } catch (error) {
      if (!(await refused(error))) return false;
    }
    last.value = { is: 'none' };
    return attempt(work);
  }

  async function tell(what: Attempt<View>, where: string): Promise<false> {
    last.value = what;
    await nextTick();
    document.querySelector<HTMLElement>(where)?.focus();
    return false;
  }
  const tellFaults = (faults: Faults): Promise<false> => tell({ is: 'faulty', faults }, '.faults');
  const fail = (error: unknown): void => void (last.value = { is: 'failed', code: codeOf(error) });

  /** Tells whether it can be done again at once. */
  async function refused(error: unknown): Promise<boolean> {
    const faults = fieldsOf(error);
    if (Object.keys(faults).length > 0) return tellFaults(faults);
    if (conflicts.has(codeOf(error))) return compare(error);
    fail(error);
    return false;
  }

  async function compare(refusal: unknown): Promise<boolean> {
    try {
      const theirs = await form.read();
      if (view.value === undefined || draft.value === undefined) {
        fail(refusal);
        return false;
      }
      const differences = differencesFrom(view.value, theirs, draft.value);
      if (!saysNothingNew(differences)) return await tell({ is: 'conflict', theirs, differences }, '.conflict');
      take(theirs, true);
      return true;
    } catch (error) {
      fail(error);
      return false;
    }
  }

  function take(theirs: View, keepMine: boolean): void {
    const [before, mine] = [view.value, draft.value];
    if (before === undefined || mine === undefined) return;
    const result = form.fromPieces(merged(piecesOfView(before), piecesOfView(theirs), form.piecesOf(mine)));
    show(theirs);
    if (keepMine) draft.value = result;
    else unread.clear();
  }

  function settle(keepMine: boolean): void {
    if (last.value.is === 'conflict') take(last.value.theirs, keepMine);
  }

  // What is typed while it is read stays; saving it compares the two, where there is something to compare.
  const load = async (): Promise<void> =>
    void (await attempt(async () => {
      const read = await form.read();
      if (!dirty.value || view.value === undefined || draft.value === undefined) show(read);
      else if (saysNothingNew(differencesFrom(view.value, read, draft.value))) take(read, true);
    }));
  const write = (): Promise<boolean> =>
    attempt(async () => {
      if (view.value === undefined || draft.value === undefined) return;
      show(await form.write(draft.value, view.value));
      ElMessage({ type: 'success', message: i18n.global.t(form.saved ?? 'admin.saved'), grouping: true });
    });
  const save = (): Promise<boolean> =>
    unread.size === 0 || last.value.is === 'busy'
      ? write()
      : tellFaults(Object.fromEntries([...unread.keys()].map((field) => [field, 'malformed'])));

  function reset(): void {
    unread.clear();
    if (view.value !== undefined) show(view.value);
  }

  // A page that comes back shows what is there now, unless it holds changes.
  onActivated(() => void (dirty.value || load()));

  return {
    view,
    draft,
    dirty,
    busy: computed(() => last.value.is === 'busy'),
    failure: computed(() => (last.value.is === 'failed' ? last.value.code : undefined)),
    faults: computed(() => (last.value.is === 'faulty' ? last.value.faults : {})),
    unread,
    conflict: computed(() => (last.value.is === 'conflict' ? last.value.differences : undefined)),
    load,
    save,
    reset,
    settle,
    show,
  };
}
