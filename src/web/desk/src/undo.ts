import { ElMessage } from 'element-plus';
import { h } from 'vue';
import { complain } from './complain';
import { i18n } from './i18n';

const offeredMs = 12_000;

/** Says what was done, and for a while how to take it back. */
export function tellDone(text: string, undo?: () => Promise<unknown>): void {
  if (undo === undefined) return void ElMessage({ type: 'success', message: text });
  const back = (): void => {
    told.close();
    undo().then(() => ElMessage({ type: 'info', message: i18n.global.t('undo.done') }), complain);
  };
  const button = h('button', { type: 'button', class: 'undo', onClick: back }, i18n.global.t('undo.do'));
  const told = ElMessage({ type: 'success', message: h('span', [text, ' ', button]), duration: offeredMs, showClose: true });
}
