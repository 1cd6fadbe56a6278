import type { Wall } from '@chatrouter/shared/board';
import { request } from '@chatrouter/shared/http';
import { Refusal } from '@chatrouter/shared/refusal';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { freshnessOf } from '../model/freshness';
import { useClock } from '../stores/clock';
import { codeOf } from './model';
import { answered, begun, failed, networked, refused } from './state';

const key = 'chatrouter.kiosk';
const retryMs = 3_000;

/** The television's code and what it shows. The last figures stay, with their age, while the server does not answer. */
export const useWall = defineStore('wall', () => {
  const clock = useClock();
  const state = shallowRef(begun(fromAddress() ?? localStorage.getItem(key) ?? undefined));
  const unreachable = computed(() => state.value.kind !== 'asking' && state.value.reach !== 'up');
  const freshness = computed(() => {
    const now = state.value;
    return now.kind === 'shown' ? freshnessOf(now.wall.at, now.wall.everyMs, clock.now, now.reach === 'cut') : undefined;
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function ask(): Promise<void> {
    clearTimeout(timer);
    if (state.value.kind === 'asking') return;
    const token = state.value.code;
    // Asked anew, what the one before still brings is late.
    const mine = ++asked;
    const askedAt = Date.now();
    try {
      const answer = await request<Wall>('GET', '/api/v1/wall', { token });
      if (mine !== asked) return;
      clock.learn(answer.serverTime, askedAt);
      localStorage.setItem(key, token);
      state.value = answered(state.value, answer);
      timer = setTimeout(() => void ask(), answer.everyMs);
    } catch (error) {
      if (mine !== asked) return;
      if (error instanceof Refusal && error.code === 'tokenInvalid') return forget();
      state.value = failed(state.value);
      timer = setTimeout(() => void ask(), retryMs);
    }
  }

  function forget(): void {
    localStorage.removeItem(key);
    state.value = refused;
  }

  function enter(given: string): void {
    state.value = begun(codeOf(given));
    void ask();
  }

  /** The browser's network went or is back. */
  function network(isCut: boolean): void {
    state.value = networked(state.value, isCut);
    void ask();
  }

  return { state, unreachable, freshness, ask, enter, network };
});

/** The code that stands behind the address's #, which servers and their logs never see; it does not stay there. */
function fromAddress(): string | undefined {
  const code = codeOf(location.hash);
  if (code !== undefined) history.replaceState(null, '', location.pathname + location.search);
  return code;
}
