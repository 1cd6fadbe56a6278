import { FOCUS_AFTER_RELEASED } from 'element-plus/es/components/focus-trap/index';
import { onBeforeUnmount, onMounted } from 'vue';
import { inDialog } from './deskKeys';

/** Whether the focus stands on nothing: what had it is gone, or fades away with its dialog. */
export const isFocusLost = (): boolean => !inDialog() && document.activeElement?.matches('body, .el-overlay *') === true;

/** A dialog gives the focus back to what opened it, which may be gone by then, as the items of menus are: `regain` finds it another place. */
export function useFocusBack(regain: () => void): void {
  const released = (): void => void setTimeout(() => isFocusLost() && regain());
  onMounted(() => document.addEventListener(FOCUS_AFTER_RELEASED, released, true));
  onBeforeUnmount(() => document.removeEventListener(FOCUS_AFTER_RELEASED, released, true));
}
