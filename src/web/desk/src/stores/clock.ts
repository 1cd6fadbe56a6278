import { ServerClock } from '@chatrouter/shared/clock';
import { defineStore } from 'pinia';
import { ref } from 'vue';

/** The server's time, moved once a second for the whole desk. */
export const useClock = defineStore('clock', () => {
  const server = new ServerClock();
  const now = ref(server.now());
  setInterval(() => (now.value = server.now()), 1000);

  const learn = (serverTime: string, askedAt: number): void => {
    server.learn(serverTime, askedAt);
    now.value = server.now();
  };
  const secondsSince = (time: string): number => Math.max(0, Math.floor((now.value - Date.parse(time)) / 1000));
  return { now, learn, secondsSince, exact: () => server.now(), offsetMs: () => Math.round(server.now() - Date.now()) };
});
