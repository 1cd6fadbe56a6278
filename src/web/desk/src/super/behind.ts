import type { BoardConversation, OpenPlace, ShopBoard } from '@chatrouter/shared/board';
import { computed, shallowRef, type ShallowRef } from 'vue';
import { placeOf, unlisted } from './model/rows';

const readAgainMs = 10_000;

/** The open conversations that the board has no room for, as many pages as were asked for, and read anew while they are shown. */
export function useBehind(board: ShallowRef<ShopBoard | undefined>, ask: (place: OpenPlace) => Promise<BoardConversation[]>) {
  const read = shallowRef<readonly BoardConversation[]>([]);
  let pages = 0;
  let readAt = 0;
  let reading = false;

  const rows = computed(() => [...(board.value?.conversations ?? []), ...unlisted(read.value, board.value)]);
  const missing = computed(() => Math.max(0, (board.value?.figures.open ?? 0) - rows.value.length));

  async function readPages(count: number): Promise<void> {
    const found: BoardConversation[] = [];
    reading = true;
    try {
      let last = board.value?.conversations.at(-1);
      for (let page = 0; page < count && last !== undefined; page++) {
        const next: BoardConversation[] = await ask(placeOf(last));
        found.push(...next);
        last = next.at(-1);
      }
    } finally {
      reading = false;
      readAt = Date.now();
    }
    // Whoever left meanwhile has no board; and who asked for more meanwhile has it.
    if (board.value === undefined || count < pages) return;
    pages = count;
    read.value = found;
  }

  /** Another page of them. */
  const more = (): Promise<void> => readPages(pages + 1);

  /** A new board has come: what stands behind it may be old. */
  function follow(): void {
    if (pages > 0 && !reading && Date.now() - readAt >= readAgainMs) readPages(pages).catch(() => undefined);
  }

  function forget(): void {
    pages = 0;
    read.value = [];
  }

  return { rows, missing, more, follow, forget };
}
