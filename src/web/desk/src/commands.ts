import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Actions } from './deskKeys';
import { deskActions, keyNames } from './model/keymap';
import { lastLineOf, nameOf } from './model/names';
import type { Command } from './model/palette';
import type { Insertable } from './model/phrases';
import { useSettingCommands } from './settingCommands';
import { useDesk } from './stores/desk';
import { useOrderNumbers } from './stores/orderNumbers';
import { usePhrases } from './stores/phrases';
import { useSession } from './stores/session';
import { useSettings, type SettingField } from './stores/settings';
import { useShops } from './stores/shops';
import { useSide } from './stores/side';

interface More {
  settings: (at?: SettingField) => unknown;
  check: () => unknown;
  devices: () => unknown;
  distribution: () => unknown;
  order: (at: number) => unknown;
  phrase: (phrase: Insertable) => unknown;
  setState: (state: 'online' | 'paused' | 'offline') => unknown;
}

/** Everything that the command palette offers: what keys do, states, settings, this shop's conversations, the open one's orders and phrases, shops. */
export function useCommands(actions: Actions, more: More): ComputedRef<Command[]> {
  const { t, te } = useI18n();
  const desk = useDesk();
  const shops = useShops();
  const settings = useSettings();
  const side = useSide();
  const numbers = useOrderNumbers();
  const phrases = usePhrases();
  const settingCommands = useSettingCommands(more.settings);
  const stateOf = (state: string): string => (te(`order.${state}`) ? t(`order.${state}`) : state);

  const conversations = (): Command[] =>
    [...desk.buckets.needsReply, ...desk.buckets.replied, ...desk.buckets.stayed].map(({ conversation: c }) => ({
      id: c.id,
      kind: 'conversation',
      title: nameOf(c, t('row.guest')),
      detail: lastLineOf(c, t),
      words: [c.buyerId, stateOf(c.orderState), ...numbers.of(c.id)].join(' '),
      run: () => desk.select(c.id),
    }));

  const orders = (): Command[] =>
    (side.orders?.orders ?? []).map((order, at) => ({
      id: `order:${order.id}`,
      kind: 'order',
      title: order.id,
      detail: [stateOf(order.state), ...order.items.map((item) => item.title)].join(' · '),
      run: () => void more.order(at),
    }));

  const quickPhrases = (): Command[] =>
    phrases.offered.map((phrase) => ({
      id: `phrase:${phrase.id}`,
      kind: phrase.scope === 'faq' ? 'faq' : 'phrase',
      title: phrase.title,
      detail: phrase.text,
      words: [phrase.code, phrase.initials, ...(phrase.words ?? [])].join(' '),
      run: () => void more.phrase(phrase),
    }));

  const action = (id: string, title: string, run: () => unknown, detail = ''): Command => ({
    id,
    kind: 'action',
    title,
    detail,
    run: () => void run(),
  });

  return computed(() => [
    ...deskActions
      // Nothing is being written while the palette is open.
      .filter((name) => name !== 'palette' && name !== 'sendAndNext')
      .map((name) => action(name, t(`key.${name}`), actions[name], keyNames(settings.keymap[name]).join('+'))),
    action('settings', t('settings.title'), () => more.settings()),
    action('check', t('check.title'), more.check),
    action('devices', t('own.devices'), more.devices),
    action('distribution', t('own.distribution'), more.distribution),
    ...(['online', 'paused', 'offline'] as const).map((state) =>
      action(state, t('palette.setState', { state: t(`term.${state}`) }), () => more.setState(state)),
    ),
    ...settingCommands(),
    ...conversations(),
    ...(desk.current === undefined || desk.current.moved !== undefined ? [] : [...orders(), ...quickPhrases()]),
    ...shops.slots.map((slot): Command => ({
      id: `shop:${slot}`,
      kind: 'shop',
      title: useSession(slot).session?.agent.shopName ?? t('shops.signedOut'),
      detail: t('shops.label'),
      run: () => shops.show(slot),
    })),
  ]);
}
