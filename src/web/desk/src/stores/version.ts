import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import { entryOf } from '../model/version';
import { inDialog } from '../deskKeys';
import { useClock } from './clock';
import { useDesk } from './desk';
import { draftOf } from './drafts';
import { useImages } from './images';
import { useShops } from './shops';

const checkEveryMs = 10 * 60_000;
const triedKey = 'chatrouter.reloadedFor';

/** Whether the server has a newer desk than this page; then the page reloads as soon as nobody waits and nothing is half written. */
export const useVersion = defineStore('version', () => {
  const shops = useShops();
  const clock = useClock();
  const mine = document.head.querySelector<HTMLScriptElement>('script[type=module][src]')?.getAttribute('src') ?? undefined;
  const newer = ref<string>();
  let checkedAt = Date.now();

  async function check(): Promise<void> {
    checkedAt = Date.now();
    const page = await fetch('/desk', { cache: 'no-store', credentials: 'omit' })
      .then((response) => (response.ok ? response.text() : ''))
      .catch(() => '');
    const entry = entryOf(page);
    // Nodes of two versions may stand side by side for a while: one reload for each is enough.
    const tried = sessionStorage.getItem(triedKey);
    newer.value = entry !== undefined && mine !== undefined && entry !== mine && entry !== tried ? entry : undefined;
  }

  // What stands in a dialog would be lost, too, and pictures that wait to be sent: also those of a conversation that is with somebody else now and may come back.
  const idle = (): boolean =>
    !inDialog() &&
    shops.slots.every((slot) => {
      const { desk, buckets, unsent, orphans } = useDesk(slot);
      const drafted = Object.keys(desk.rows).some((id) => draftOf(desk.me?.id ?? '', id).text !== '');
      return buckets.needsReply.length === 0 && unsent === 0 && orphans.length === 0 && !drafted && !useImages(slot).anyStaged();
    });

  function reload(): void {
    if (newer.value !== undefined) sessionStorage.setItem(triedKey, newer.value);
    location.reload();
  }

  watch(
    () => shops.slots.map((slot) => useDesk(slot).link.kind).join(),
    (now, before) => before.includes('away') && now.includes('up') && void check(),
  );
  watch(
    () => clock.now,
    () => {
      if (Date.now() - checkedAt >= checkEveryMs) void check();
      if (newer.value !== undefined && idle()) reload();
    },
  );
  return { newer, reload };
});
