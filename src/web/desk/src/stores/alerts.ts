import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import { i18n } from '../i18n';
import { alertFor, Collapser, crossed, saysMore, type DeskEvent, type Sound } from '../model/alerts';
import { barOf } from '../model/link';
import { lastLineOf, maskedNick } from '../model/names';
import { tierOf, tiersOf, type Tier } from '../model/tiers';
import { play, unlockSound } from '../sounds';
import { useClock } from './clock';
import { useDesk } from './desk';
import { useSettings } from './settings';
import { useShops, type Slot } from './shops';

interface Heard {
  slot: Slot;
  event: DeskEvent;
}

const muteMs = 10 * 60_000;
const desktopEveryMs = 3_000;
const announceEveryMs = 10_000;
const soundEveryMs = 700;

/** Sounds, desktop notifications and what screen readers are told, for all shops of this page. */
export const useAlerts = defineStore('alerts', () => {
  const settings = useSettings();
  const shops = useShops();
  const clock = useClock();
  const { t } = i18n.global;
  const permission = ref<NotificationPermission | 'unsupported'>('Notification' in window ? Notification.permission : 'unsupported');
  // Allowed or refused in the browser's own settings: heard at once, where browsers tell.
  const seePermission = (): void => void (permission.value !== 'unsupported' && (permission.value = Notification.permission));
  void navigator.permissions
    ?.query({ name: 'notifications' })
    .then((status) => status.addEventListener('change', seePermission))
    .catch(() => undefined);
  const mutedUntil = ref(Number(localStorage.getItem('chatrouter.mutedUntil') ?? 0));
  const mutedSeconds = computed(() => Math.max(0, Math.ceil((mutedUntil.value - clock.now) / 1000)));
  /** For the status region of screen readers. */
  const announcement = ref('');
  const tiers = new Map<Slot, Map<string, Tier>>();
  const lost = new Set<Slot>();
  let sounded: { sound: Sound; at: number } = { sound: 'tick', at: 0 };

  watch(mutedUntil, (until) => localStorage.setItem('chatrouter.mutedUntil', String(until)));
  for (const touched of ['pointerdown', 'keydown'] as const) window.addEventListener(touched, () => void unlockSound(), { once: true });

  const desktop = new Collapser<Heard>(desktopEveryMs, notify);
  const announce = new Collapser<string>(announceEveryMs, (texts) => (announcement.value = texts.at(-1) ?? ''));

  function hear(slot: Slot, event: DeskEvent): void {
    const open = shops.current === slot ? useDesk(slot).selected : undefined;
    const { quiet, ticks } = settings;
    const alert = alertFor(event, { hidden: document.hidden, open, ticks, quiet });
    if (alert.sound !== undefined && settings.sounds && mutedSeconds.value === 0) sound(alert.sound);
    if (alert.desktop && settings.desktop && permission.value === 'granted') desktop.add({ slot, event });
    if (event.kind === 'late' && !quiet) announce.add(textOf({ slot, event }));
  }

  // Of what comes at once one is heard, and a hand-over is not lost behind a message.
  function sound(next: Sound): void {
    if (Date.now() - sounded.at < soundEveryMs && !saysMore(next, sounded.sound)) return;
    sounded = { sound: next, at: Date.now() };
    play(next);
  }

  function textOf({ slot, event }: Heard): string {
    const { desk } = useDesk(slot);
    const row = 'id' in event ? desk.rows[event.id] : undefined;
    const name = row === undefined ? '' : maskedNick(row.conversation, t('row.guest'));
    switch (event.kind) {
      case 'assigned':
        return t(event.handed ? 'alert.handed' : 'alert.assigned', { name });
      case 'late':
        return t('alert.late', { name, seconds: row === undefined ? '' : tiersOf(desk, row.conversation)[`${event.tier}Seconds`] });
      default:
        return t(`alert.${event.kind}`, { name });
    }
  }

  function notify(heard: readonly Heard[]): void {
    const last = heard.at(-1);
    if (last === undefined) return;
    const id = 'id' in last.event ? last.event.id : undefined;
    const row = id === undefined ? undefined : useDesk(last.slot).desk.rows[id];
    const title = heard.length === 1 ? textOf(last) : t('alert.several', { count: heard.length });
    const body = heard.length === 1 ? (row === undefined ? '' : lastLineOf(row.conversation, t)) : textOf(last);
    try {
      const shown = new Notification(title, { body, tag: `${last.slot}:${id ?? last.event.kind}`, silent: true });
      shown.onclick = () => {
        window.focus();
        shops.show(last.slot);
        if (row !== undefined) useDesk(last.slot).select(row.conversation.id);
        shown.close();
      };
    } catch {
      // Phones refuse notifications without a service worker; list and sounds remain.
      permission.value = 'unsupported';
    }
  }

  watch(
    () => clock.now,
    (now) => {
      for (const slot of shops.slots) {
        const desk = useDesk(slot);
        const opened = desk.buckets.needsReply.map(({ conversation }) => conversation);
        const current = new Map(opened.map((it) => [it.id, tierOf(clock.secondsSince(it.turnOpenedAt ?? ''), tiersOf(desk.desk, it))]));
        for (const event of crossed(tiers.get(slot) ?? new Map(), current)) hear(slot, event);
        tiers.set(slot, current);
        const away = barOf(desk.link, Date.now()).kind === 'full';
        if (away && !lost.has(slot)) hear(slot, { kind: 'lost' });
        if (away) lost.add(slot);
        else lost.delete(slot);
      }
      if (mutedUntil.value !== 0 && mutedUntil.value <= now) mutedUntil.value = 0;
    },
  );

  async function askPermission(): Promise<void> {
    if ('Notification' in window) permission.value = await Notification.requestPermission();
  }

  return {
    permission,
    mutedSeconds,
    announcement,
    hear,
    askPermission,
    toggleMute: () => (mutedUntil.value = mutedSeconds.value > 0 ? 0 : clock.exact() + muteMs),
  };
});
