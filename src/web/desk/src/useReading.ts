import { codeOf } from '@chatrouter/shared/refusal';
import { onActivated, ref, shallowRef, type Ref, type ShallowRef } from 'vue';

/** What a page only shows: read each time that it is opened. Of several readings the last one counts. */
export function useReading<T>(read: () => Promise<T>): {
  view: ShallowRef<T | undefined>;
  failure: Ref<string | undefined>;
  busy: Ref<boolean>;
  load: () => Promise<void>;
} {
  const view = shallowRef<T>();
  const failure = ref<string>();
  const busy = ref(false);
  let asking = 0;
  async function load(): Promise<void> {
    const mine = ++asking;
    [busy.value, failure.value] = [true, undefined];
    try {
      const answer = await read();
      if (mine === asking) view.value = answer;
    } catch (error) {
      if (mine === asking) failure.value = codeOf(error);
    } finally {
      if (mine === asking) busy.value = false;
    }
  }
  onActivated(load);
  return { view, failure, busy, load };
}
