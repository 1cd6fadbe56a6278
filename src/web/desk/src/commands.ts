import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import type { Actions } from './deskKeys';
import { deskActions, keyNames } from './model/keymap';
import { lastLineOf, nameOf } from './model/names';
import type { Command } from './model/palette';
import { useDesk } from './stores/desk';
import { useSession } from './stores/session';
import { useSettings } from './stores/settings';
import { useShops } from './stores/shops';

interface More {
  settings: () => unknown;
  check: () => unknown;
  distribution: () => unknown;
  setState: (state: 'online' | 'paused' | 'offline') => unknown;
}

/** Everything that the command palette offers: what keys do, states, this shop's conversations, shops. */
export function useCommands(actions: Actions, more: More): ComputedRef<Command[]> {
  const { t, te } = useI18n();
  const desk = useDesk();
  const shops = useShops();
  const settings = useSettings();

  const conversations = (): Command[] =>
    [...desk.buckets.needsReply, ...desk.buckets.replied].map(({ conversation: c }) => ({
      id: c.id,
      kind: 'conversation',
      title: nameOf(c, t('row.guest')),
      detail: lastLineOf(c, t),
      words: `${c.buyerId} ${te(`order.${c.orderState}`) ? t(`order.${c.orderState}`) : c.orderState}`,
      run: () => desk.select(c.id),
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
      .filter((name) => name !== 'palette')
      .map((name) => action(name, t(`key.${name}`), actions[name], keyNames(settings.keymap[name]).join('+'))),
    action('settings', t('settings.title'), more.settings),
    action('check', t('check.title'), more.check),
    action('distribution', t('own.distribution'), more.distribution),
    ...(['online', 'paused', 'offline'] as const).map((state) =>
      action(state, t('palette.setState', { state: t(`term.${state}`) }), () => more.setState(state)),
    ),
    ...conversations(),
    ...shops.slots.map((slot): Command => ({
      id: `shop:${slot}`,
      kind: 'shop',
      title: useSession(slot).session?.agent.shopName ?? t('shops.signedOut'),
      detail: t('shops.label'),
      run: () => shops.show(slot),
    })),
  ]);
}
