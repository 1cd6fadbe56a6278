import { ref, watch, type Ref } from 'vue';
import type { Link } from './model/link';

/** How long the server takes to answer, in ms: measured at every connect, none until it has answered on this connection. */
export function useLatency(desk: { readonly link: Link; readonly latency: () => Promise<number> }): Readonly<Ref<number | undefined>> {
  const latency = ref<number>();
  watch(
    () => desk.link.kind === 'up',
    async (up, _, onCleanup) => {
      let current = true;
      onCleanup(() => (current = false));
      latency.value = undefined;
      const measured = up ? await desk.latency().catch(() => undefined) : undefined;
      if (current) latency.value = measured;
    },
    { immediate: true },
  );
  return latency;
}
