import { Refusal } from '@chatrouter/shared/refusal';
import { onActivated, ref, shallowRef, type Ref, type ShallowRef } from 'vue';

/** What a page only shows: read each time that it is opened. */
export function useReading<T>(read: () => Promise<T>): {
  view: ShallowRef<T | undefined>;
  failure: Ref<string | undefined>;
  load: () => Promise<void>;
} {
  const view = shallowRef<T>();
  const failure = ref<string>();
  async function load(): Promise<void> {
    failure.value = undefined;
    try {
      view.value = await read();
    } catch (error) {
      failure.value = error instanceof Refusal ? error.code : 'offline';
    }
  }
  onActivated(load);
  return { view, failure, load };
}
