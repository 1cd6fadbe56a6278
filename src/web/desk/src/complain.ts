import { codeOf } from '@chatrouter/shared/refusal';
import { ElMessage } from 'element-plus';
import { whyRefused } from './i18n';

/** Says why something the agent asked for did not work. */
export function complain(error: unknown): void {
  ElMessage({ type: 'error', message: whyRefused(codeOf(error)), grouping: true });
}
