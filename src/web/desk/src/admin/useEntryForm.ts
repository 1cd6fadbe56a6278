import { ref, watch, type Ref } from 'vue';
import { same, type Pieces } from './model/merge';
import { useConflict, type Conflict } from './useConflict';
import { useLeaving, type Leaving } from './useLeaving';
import { useSaving, type Saving } from './useSaving';

export interface EntryFormOf<Stored, Draft> {
  /** Whether the dialog is open. */
  shown: Ref<boolean>;
  /** The entry that it is opened on; none: a new one. */
  entry: () => Stored | undefined;
  draftOf: (stored?: Stored) => Draft;
  /** The entry as it is stored by now; none: it is gone. */
  read: (seen: Stored) => Promise<Stored | undefined>;
  /** Somebody else was faster. */
  stale?: () => void;
}

export interface EntryForm<Stored, Draft>
  extends
    Pick<Conflict<Stored>, 'seen' | 'differences' | 'settle'>,
    Pick<Saving, 'busy' | 'failure' | 'faults' | 'refuse' | 'save'>,
    Leaving {
  draft: Ref<Draft>;
}

/** A dialog's form over one entry of a list: begun anew when it is opened, compared when somebody else saved the entry meanwhile. */
export function useEntryForm<Stored, Draft extends object>(form: EntryFormOf<Stored, Draft>): EntryForm<Stored, Draft> {
  const draft = ref(form.draftOf()) as Ref<Draft>;
  // What is ticked has no order.
  const piecesOf = (of: Draft): Pieces =>
    new Map(Object.entries(of).map(([name, value]) => [name, Array.isArray(value) ? [...(value as string[])].sort() : (value as unknown)]));
  const { open, compare, ...conflict } = useConflict<Stored>({
    read: form.read,
    piecesOf: (stored) => piecesOf(form.draftOf(stored)),
    mine: () => piecesOf(draft.value),
    take: (pieces) => void (draft.value = Object.fromEntries(pieces) as Draft),
  });
  const { clear, ...saving } = useSaving(() => {
    form.stale?.();
    void compare();
  });
  watch(form.shown, () => {
    draft.value = form.draftOf(form.entry());
    clear();
    open(form.entry());
  });
  const leaving = useLeaving(form.shown, () => !same([...piecesOf(draft.value)], [...piecesOf(form.draftOf(conflict.seen.value))]));
  return { draft, ...conflict, ...saving, ...leaving };
}
