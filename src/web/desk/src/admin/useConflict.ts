import { computed, nextTick, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import { differencesOf, merged, type Difference, type Pieces } from './model/merge';

export interface ConflictOf<Stored> {
  /** What is stored by now; none: it is gone. */
  read: (seen: Stored) => Promise<Stored | undefined>;
  piecesOf: (stored: Stored) => Pieces;
  /** What the form says. */
  mine: () => Pieces;
  /** Has the form say it. */
  take: (pieces: Pieces) => void;
}

export interface Conflict<Stored> {
  /** What the form was opened on, and is saved against. */
  seen: ShallowRef<Stored | undefined>;
  /** What somebody else saved in the meantime, against the form. */
  differences: ComputedRef<readonly Difference[] | undefined>;
  open: (stored?: Stored) => void;
  /** Somebody else was faster: reads what he saved. */
  compare: () => Promise<void>;
  /** Theirs as it is, or with the form's changes on top, still to be saved. */
  settle: (keepMine: boolean) => void;
}

/** Two administrators in front of one dialog's form, told apart as those of a page's form are. */
export function useConflict<Stored>(form: ConflictOf<Stored>): Conflict<Stored> {
  const seen = shallowRef<Stored>();
  const compared = shallowRef<{ theirs: Stored; differences: readonly Difference[] }>();
  const differences = computed(() => compared.value?.differences);

  const open = (stored?: Stored): void => void ([seen.value, compared.value] = [stored, undefined]);

  async function compare(): Promise<void> {
    const before = seen.value;
    const theirs = before === undefined ? undefined : await form.read(before).catch(() => undefined);
    if (before === undefined || theirs === undefined || seen.value !== before) return;
    compared.value = { theirs, differences: differencesOf(form.piecesOf(before), form.piecesOf(theirs), form.mine()) };
    await nextTick();
    document.querySelector<HTMLElement>('.el-dialog .conflict')?.focus();
  }

  function settle(keepMine: boolean): void {
    const before = seen.value;
    if (before === undefined || compared.value === undefined) return;
    const { theirs } = compared.value;
    form.take(keepMine ? merged(form.piecesOf(before), form.piecesOf(theirs), form.mine()) : form.piecesOf(theirs));
    open(theirs);
  }

  return { seen, differences, open, compare, settle };
}
