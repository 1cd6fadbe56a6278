import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useSide } from '../../stores/side';

const words: Record<string, string> = { ordersTimeout: 'timeout', ordersPaused: 'paused', offline: 'offline', unknownConversation: 'gone' };

/** What is said of a refusal of the orders: whatever the shop's service does, chatting goes on. */
export const failureKey = (code: string): string => `orders.${words[code] ?? 'failed'}`;

/** Why what the shop tells of a buyer is not there, or not as it is now; and whether asking again can help. */
export function useFailure(): { failure: ComputedRef<string>; lasting: ComputedRef<boolean> } {
  const { t } = useI18n();
  const side = useSide();
  const failure = computed(() => (side.ordersFailed === undefined ? '' : t(failureKey(side.ordersFailed), { seconds: side.ordersWaited })));
  return { failure, lasting: computed(() => side.ordersFailed === 'unknownConversation') };
}
