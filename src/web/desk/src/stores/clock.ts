import { ServerClock } from '@chatrouter/shared/clock';
import { defineStore } from 'pinia';
import { ref } from 'vue';

/** The server's time, moved once a second for the whole page, also while it is hidden. */
export const useClock = defineStore('clock', () => {
  const server = new ServerClock();
  const now = ref(server.now());
  const hearing = new Set<() => unknown>();
  const timer = new Worker(new URL('../clockTimer.worker.ts', import.meta.url), { type: 'module' });
  timer.onmessage = () => {
    now.value = server.now();
    hearing.forEach((hear) => hear());
  };

  const learn = (serverTime: string, askedAt: number): void => {
    server.learn(serverTime, askedAt);
    now.value = server.now();
  };
  const secondsSince = (time: string): number => Math.max(0, Math.floor((now.value - Date.parse(time)) / 1000));

  /** Until the returned function is called. */
  function everySecond(hear: () => unknown): () => void {
    hearing.add(hear);
    return () => void hearing.delete(hear);
  }

  return { now, learn, secondsSince, everySecond, exact: () => server.now(), offsetMs: () => Math.round(server.now() - Date.now()) };
});
