import { onActivated, onDeactivated } from 'vue';

/** Does the work again and again while its page is open and somebody can see it; what failed is done again next time. */
export function useWhileShown(everyMs: number, work: () => Promise<void>): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let busy = false;
  async function look(): Promise<void> {
    if (busy || document.visibilityState === 'hidden') return;
    busy = true;
    await work().catch(() => undefined);
    busy = false;
  }
  onActivated(() => {
    timer = setInterval(() => void look(), everyMs);
    document.addEventListener('visibilitychange', look);
  });
  onDeactivated(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  });
}
