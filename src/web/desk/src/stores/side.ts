import type { BuyerContext, Colleague, MessagePage } from '@chatrouter/shared/contract';
import { codeOf } from '@chatrouter/shared/refusal';
import { readHistory } from '../history';
import type { Assignment } from '../model/history';
import type { OfferedAction, OrderChange, OrderChangeResult } from '../model/orderActions';
import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import { useDesk } from './desk';
import { useOrderNumbers } from './orderNumbers';
import { perSlot } from './perSlot';
import { useSession } from './session';
import type { Slot } from './shops';

export interface OrderItem {
  title: string;
  sku?: string;
  quantity: number;
  price?: string;
  image?: string;
}

export interface Order {
  id: string;
  state: string;
  total?: string;
  placedAt?: string;
  paidAt?: string;
  logistics?: string;
  url?: string;
  items: OrderItem[];
  address?: string;
  note?: string;
  flagged: boolean;
  actions?: OfferedAction[];
}

export interface Footprint {
  /** The product's number in the shop. */
  id?: string;
  title: string;
  price?: string;
  at?: string;
  url?: string;
  image?: string;
}

export interface Coupon {
  title: string;
  value?: string;
  until?: string;
  used: boolean;
}

/** A list that is absent is one that the shop does not tell of. */
export interface OrderPage {
  orders: Order[];
  source: 'none' | 'token' | 'connector';
  fetchedAt: string;
  footprints?: Footprint[];
  coupons?: Coupon[];
}

export interface PastConversation {
  id: string;
  openedAt: string;
  agent?: string;
  lastText?: string;
  lastSeq: number;
  score?: number;
}

export interface Buyer {
  id: string;
  name?: string;
  verified: boolean;
  level?: number;
  tags: string[];
  /** With digits left out, and his picture: as the shop says. */
  phone?: string;
  avatar?: string;
  /** Nothing is taken from him any more. */
  blocked?: { by: string; at: string; reason: string };
  past: PastConversation[];
}

export interface Targets {
  groups: { id: string; name: string; online: number; free?: number; queued: number }[];
  agents: Colleague[];
}

const sideAt = (slot: Slot) =>
  defineStore(`side:${slot}`, () => {
    const desk = useDesk(slot);
    const session = useSession(slot);
    const numbers = useOrderNumbers(slot);
    const orders = ref<OrderPage>();
    const ordersFailed = ref<string>();
    /** How long they were waited for until that was known. */
    const ordersWaited = ref(0);
    const loading = ref(false);
    const buyer = ref<Buyer>();
    const assignments = ref<Assignment[]>([]);
    const context = ref<BuyerContext>();
    /** The order that {{order.no}} means: the one picked, else the first. */
    const picked = ref(0);
    const order = computed(() => orders.value?.orders[picked.value] ?? orders.value?.orders[0]);
    const selected = computed(() => desk.selected);

    const path = (id: string, name: string): string => `conversations/${encodeURIComponent(id)}/${name}`;

    /** It went to somebody else: the server tells no more of the buyer, also to who reads on with it. */
    const gone = computed(() => desk.current?.moved !== undefined && desk.current.moved !== 'closed');

    async function loadOrders(refresh = false): Promise<void> {
      const id = selected.value;
      if (id === undefined) return;
      if (gone.value) return void (ordersFailed.value = 'unknownConversation');
      loading.value = true;
      const askedAt = performance.now();
      try {
        const page = await session.call<OrderPage>('GET', path(id, refresh ? 'orders?refresh=true' : 'orders'));
        numbers.learnAll(id, page.orders);
        if (selected.value === id) [orders.value, ordersFailed.value] = [page, undefined];
      } catch (error) {
        if (selected.value === id)
          [ordersFailed.value, ordersWaited.value] = [codeOf(error), Math.round((performance.now() - askedAt) / 1000)];
      } finally {
        if (selected.value === id) loading.value = false;
      }
    }

    /** Resolves with the shop's answer; the same key again asks for the same once. */
    async function changeOrder(id: string, orderId: string, change: OrderChange): Promise<OrderChangeResult> {
      const result = await session.call<OrderChangeResult>('POST', path(id, `orders/${encodeURIComponent(orderId)}/changes`), change);
      if (selected.value === id) void loadOrders(true);
      return result;
    }

    async function loadBuyer(): Promise<void> {
      const id = selected.value;
      if (id === undefined || gone.value) return;
      const [who, came] = await Promise.all([session.call<Buyer>('GET', path(id, 'buyer')), desk.contextOf(id).catch(() => undefined)]);
      if (came?.orderId !== undefined) numbers.learn(id, [came.orderId]);
      if (selected.value === id) [buyer.value, context.value] = [who, came];
    }

    async function loadHistory(): Promise<void> {
      const id = selected.value;
      if (id === undefined || gone.value) return;
      const history = await readHistory(session, id);
      if (selected.value === id) assignments.value = history;
    }

    watch(
      selected,
      () => {
        [orders.value, ordersFailed.value, picked.value] = [undefined, undefined, 0];
        [buyer.value, assignments.value, context.value] = [undefined, [], undefined];
        void loadOrders();
        void loadBuyer().catch(() => undefined);
      },
      { immediate: true },
    );

    // Every placement gives it another version.
    watch([selected, () => desk.current?.conversation.version], () => void loadHistory().catch(() => undefined), { immediate: true });

    // What could not be asked without a connection is asked again with the next.
    watch(
      () => desk.connection.kind,
      (kind) => {
        if (kind === 'up' && ordersFailed.value === 'offline') void loadOrders();
        if (kind === 'up' && buyer.value === undefined) void loadBuyer().catch(() => undefined);
        if (kind === 'up' && assignments.value.length === 0) void loadHistory().catch(() => undefined);
      },
    );

    const messages = async (past: PastConversation, beforeSeq: number): Promise<MessagePage> => desk.history(past.id, beforeSeq);
    const targets = (): Promise<Targets> => session.call('GET', 'desk/targets');

    return {
      orders,
      ordersFailed,
      ordersWaited,
      loading,
      buyer,
      assignments,
      context,
      gone,
      picked,
      order,
      loadOrders,
      changeOrder,
      loadBuyer,
      messages,
      targets,
    };
  });

/** What is known around the selected conversation. A failure leaves the last good answer standing. */
export const useSide = perSlot(sideAt);
