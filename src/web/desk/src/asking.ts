import { ref, type Ref } from 'vue';
import { complain } from './complain';

/** One request at a time: `busy` while it runs, a complaint when it fails. `ask` tells whether it went well. */
export function useAsking(): { busy: Ref<boolean>; ask: (work: () => Promise<unknown>) => Promise<boolean> } {
  const busy = ref(false);
  async function ask(work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    try {
      await work();
      return true;
    } catch (error) {
      complain(error);
      return false;
    } finally {
      busy.value = false;
    }
  }
  return { busy, ask };
}
