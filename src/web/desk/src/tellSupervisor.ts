import type { NoticePosted, StateForced } from '@chatrouter/shared/contract';
import { ElMessage } from 'element-plus';
import { i18n } from './i18n';

// Until the agent has seen it: he may have left his desk.
const tell = (type: 'warning' | 'info', message: string): void => void ElMessage({ type, message, duration: 0, showClose: true });

/** Says that a supervisor changed the agent's state, who and why. */
export const tellForced = ({ state, by, reason }: StateForced): void =>
  tell('warning', i18n.global.t(`supervised.${state}`, { by, reason }));

/** Says what a supervisor says to all agents. */
export const tellNotice = ({ by, text }: NoticePosted): void => tell('info', i18n.global.t('supervised.notice', { by, text }));

/** Says that buyers are routed by other settings from now on, and asks for what they bring: groups, shifts. */
export function tellRouting(ask?: () => void): void {
  ElMessage({ type: 'info', message: i18n.global.t('supervised.routing'), grouping: true });
  // Every node knows them within a second, and not all desks ask at once.
  if (ask) setTimeout(ask, 1_500 + Math.random() * 3_000);
}
