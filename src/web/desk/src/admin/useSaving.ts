import { fieldsOf } from '@chatrouter/shared/fieldFaults';
import { codeOf } from '@chatrouter/shared/refusal';
import { computed, nextTick, shallowRef, type ComputedRef } from 'vue';
import { whyRefused } from '../i18n';
import type { Faults } from './useForm';

type Attempt = { is: 'none' } | { is: 'busy' } | { is: 'refused'; why: string } | { is: 'faulty'; faults: Faults };

export interface Saving {
  busy: ComputedRef<boolean>;
  /** Why it was refused, in words, where no field is at fault. */
  failure: ComputedRef<string | undefined>;
  faults: ComputedRef<Faults>;
  /** As when the form is opened. What is still being saved goes on. */
  clear: () => void;
  /** The form itself refuses, before anything is asked. */
  refuse: (why: string) => void;
  /** Tells whether it went well. What refuses it is told in the form, which keeps what was typed. */
  save: (work: () => Promise<unknown>) => Promise<boolean>;
}

/** What a dialog's form is saved by; `stale` is called when somebody else was faster. */
export function useSaving(stale?: () => void): Saving {
  const last = shallowRef<Attempt>({ is: 'none' });
  const refuse = (why: string): void => void (last.value = { is: 'refused', why });

  async function save(work: () => Promise<unknown>): Promise<boolean> {
    if (last.value.is === 'busy') return false;
    last.value = { is: 'busy' };
    try {
      await work();
      last.value = { is: 'none' };
      return true;
    } catch (error) {
      const faults = fieldsOf(error);
      if (Object.keys(faults).length > 0) last.value = { is: 'faulty', faults };
      else refuse(whyRefused(codeOf(error)));
      if (codeOf(error) === 'changedMeanwhile') stale?.();
      await nextTick();
      document.querySelector<HTMLElement>('.el-dialog .faults')?.focus();
      return false;
    }
  }

  return {
    busy: computed(() => last.value.is === 'busy'),
    failure: computed(() => (last.value.is === 'refused' ? last.value.why : undefined)),
    faults: computed(() => (last.value.is === 'faulty' ? last.value.faults : {})),
    clear: () => {
      if (last.value.is !== 'busy') last.value = { is: 'none' };
    },
    refuse,
    save,
  };
}
