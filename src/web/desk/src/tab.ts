import { i18n } from './i18n';
import { barOf } from './model/link';
import { tiersOf } from './model/tiers';
import { useClock } from './stores/clock';
import { useDesk } from './stores/desk';
import { useSettings } from './stores/settings';
import { useShops } from './stores/shops';

const calm = matchMedia('(prefers-reduced-motion: reduce)');
const colours = { idle: '#1668dc', waiting: '#cf1322', lost: '#8c939d' };

const icon = (state: keyof typeof colours, dot: boolean): string => {
  const mark = dot ? `<circle cx="24" cy="8" r="8" fill="#ff4d4f" stroke="#fff" stroke-width="2"/>` : '';
  const shape = `<path d="M4 8a4 4 0 014-4h16a4 4 0 014 4v16a4 4 0 01-4 4H4z" fill="${colours[state]}"/>`;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${shape}${mark}</svg>`)}`;
};

/** Says in the tab's title and icon who waits in any shop, once a second; nothing of it where the agent is not to be disturbed. */
export function showInTab(): void {
  const { t } = i18n.global;
  const clock = useClock();
  const desks = useShops().slots.map((slot) => useDesk(slot));
  const opened = desks.flatMap((desk) => desk.buckets.needsReply.map(({ conversation }) => ({ conversation, desk: desk.desk })));
  const late = opened.filter(
    ({ conversation, desk }) => clock.secondsSince(conversation.turnOpenedAt ?? '') >= tiersOf(desk, conversation).orangeSeconds,
  ).length;
  const lost = desks.some((desk) => desk.link.kind === 'elsewhere' || (desk.loaded && barOf(desk.link, Date.now()).kind === 'full'));
  const { quiet } = useSettings();
  const state = quiet ? '' : lost ? t('alert.titleLost') : opened.length > 0 ? `(${opened.length})` : '';
  const flashes = late > 0 && !quiet && !calm.matches && Math.floor(clock.now / 1000) % 2 === 0;
  const said = flashes ? `⏰ ${t('alert.titleLate', { count: late })}` : state;
  const title = said === '' ? t('desk.title') : `${said} ${t('desk.title')}`;
  if (document.title !== title) document.title = title;
  const href = quiet ? icon('idle', false) : icon(lost ? 'lost' : late > 0 ? 'waiting' : 'idle', opened.length > 0);
  const link = document.head.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (link !== null && link.href !== href) link.href = href;
}
