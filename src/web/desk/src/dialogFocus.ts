import { nextTick } from 'vue';

/** Gives the focus to what the opened dialog marks with `autofocus`. One tick after it says that it opens, the dialog takes the focus for itself. */
export async function focusMarked(): Promise<void> {
  await nextTick();
  await nextTick();
  const marked = [...document.querySelectorAll<HTMLElement>('.el-dialog [autofocus]')];
  marked.find((element) => element.checkVisibility())?.focus();
}
