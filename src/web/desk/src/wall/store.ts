import type { Wall } from '@chatrouter/shared/board';
import { request } from '@chatrouter/shared/http';
import { Refusal } from '@chatrouter/shared/refusal';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { freshnessOf } from '../model/freshness';
import { useClock } from '../stores/clock';
import { codeOf } from './model';

const key = 'chatrouter.kiosk';
const retryMs = 3_000;

/** The television's code and what it shows. The last figures stay, with their age, while the server does not answer. */
export const useWall = defineStore('wall', () => {
  const clock = useClock();
  const code = ref(fromAddress() ?? localStorage.getItem(key) ?? undefined);
  const wall = shallowRef<Wall>();
  /** The server does not take the code. */
  const refused = ref(false);
  const unreachable = ref(false);
  /** The browser has no network. */
  const cut = ref(false);
  const freshness = computed(() => wall.value && freshnessOf(wall.value.at, wall.value.everyMs, clock.now, cut.value));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function ask(): Promise<void> {
    clearTimeout(timer);
    const token = code.value;
    if (token === undefined) return;
    // Asked anew, what the one before still brings is late.
    const mine = ++asked;
    const askedAt = Date.now();
    try {
      const answer = await request<Wall>('GET', '/api/v1/wall', { token });
      if (mine !== asked) return;
      clock.learn(answer.serverTime, askedAt);
      localStorage.setItem(key, token);
      wall.value = answer;
      unreachable.value = false;
      timer = setTimeout(() => void ask(), answer.everyMs);
    } catch (error) {
      if (mine !== asked) return;
      if (error instanceof Refusal && error.code === 'tokenInvalid') return forget();
      unreachable.value = true;
      timer = setTimeout(() => void ask(), retryMs);
    }
  }

  function forget(): void {
    localStorage.removeItem(key);
    wall.value = undefined;
    code.value = undefined;
    refused.value = true;
  }

  function enter(given: string): void {
    code.value = codeOf(given);
    refused.value = false;
    void ask();
  }

  /** The browser's network went or is back. */
  function network(isCut: boolean): void {
    cut.value = isCut;
    void ask();
  }

  return { code, wall, refused, unreachable, freshness, ask, enter, network };
});

/** The code that stands behind the address's #, which servers and their logs never see; it does not stay there. */
function fromAddress(): string | undefined {
  const code = codeOf(location.hash);
  if (code !== undefined) history.replaceState(null, '', location.pathname + location.search);
  return code;
}
