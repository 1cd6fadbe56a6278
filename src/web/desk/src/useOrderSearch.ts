import { onScopeDispose, shallowRef, watch, type Ref } from 'vue';
import { looksLikeOrder, matching, type OrderSearch } from './model/search';
import { useDesk } from './stores/desk';
import { useOrderNumbers } from './stores/orderNumbers';

/** Nobody types slower. */
const typingMs = 300;
const atOnce = 3;
/** Of each of them the shop may be asked. */
const most = 50;

/**
 * Reads the orders of the agent's own conversations that nobody opened yet, once an order's number is written that is not known:
 * of who wrote last first, until another query is written. What was read stays known; what failed is read by `again`.
 */
export function useOrderSearch(query: Ref<string>): { search: Readonly<Ref<OrderSearch>>; again: () => void } {
  const desk = useDesk();
  const numbers = useOrderNumbers();
  const search = shallowRef<OrderSearch>({ kind: 'idle' });
  let current = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isKnown = (): boolean => {
    const { needsReply, replied, stayed } = desk.buckets;
    return matching([...needsReply, ...replied, ...stayed], query.value, undefined, ({ id }) => numbers.of(id)).length > 0;
  };
  const unread = (): string[] =>
    [...desk.buckets.needsReply.toReversed(), ...desk.buckets.replied]
      .map(({ conversation }) => conversation.id)
      .filter((id) => !numbers.areKnown(id));

  function stop(): void {
    current.abort();
    clearTimeout(timer);
  }

  async function read({ signal }: AbortController): Promise<void> {
    const ids = unread().slice(0, most);
    const next = async (): Promise<void> => {
      for (let id = ids.shift(); id !== undefined && !signal.aborted; id = ids.shift()) await numbers.read(id).catch(() => undefined);
    };
    await Promise.all(Array.from({ length: atOnce }, next));
    if (!signal.aborted) search.value = { kind: 'ended', left: unread().length };
  }

  function again(): void {
    stop();
    const mine = (current = new AbortController());
    search.value = { kind: 'looking' };
    timer = setTimeout(() => void read(mine), typingMs);
  }

  watch(query, () => {
    if (looksLikeOrder(query.value) && !isKnown()) return again();
    stop();
    search.value = { kind: 'idle' };
  });
  onScopeDispose(stop);

  return { search, again };
}
