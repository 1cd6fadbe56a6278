import { fieldsOf } from '@chatrouter/shared/fieldFaults';
import { codeOf } from '@chatrouter/shared/refusal';
import { nextTick, ref, type Ref } from 'vue';
import { whyRefused } from '../i18n';
import type { Faults } from './useForm';

export interface Saving {
  busy: Ref<boolean>;
  /** Why it was refused, in words, where no field is at fault. */
  failure: Ref<string | undefined>;
  faults: Ref<Faults>;
  /** As when the form is opened. */
  clear: () => void;
  /** Tells whether it went well. What refuses it is told in the form, which keeps what was typed. */
  save: (work: () => Promise<unknown>) => Promise<boolean>;
}

/** What a dialog's form is saved by; `stale` is called when somebody else was faster. */
export function useSaving(stale?: () => void): Saving {
  const busy = ref(false);
  const failure = ref<string>();
  const faults = ref<Faults>({});
  const clear = (): void => void ([failure.value, faults.value] = [undefined, {}]);

  async function save(work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    clear();
    try {
      await work();
      return true;
    } catch (error) {
      faults.value = fieldsOf(error);
      if (Object.keys(faults.value).length === 0) failure.value = whyRefused(codeOf(error));
      if (codeOf(error) === 'changedMeanwhile') stale?.();
      await nextTick();
      document.querySelector<HTMLElement>('.el-dialog .faults')?.focus();
      return false;
    } finally {
      busy.value = false;
    }
  }

  return { busy, failure, faults, clear, save };
}
