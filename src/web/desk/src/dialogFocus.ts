import { nextTick } from 'vue';

// A dialog that fades away has had its time.
const fading = '[class*="-leave-"] *';
const fields = 'form :is(input, textarea, select):enabled';

/**
 * Gives the focus to what the opened dialog marks with `autofocus`, else to its form's first field, of a choice to what is chosen.
 * One tick after it says that it opens, the dialog takes the focus for itself.
 */
export async function focusIn(): Promise<void> {
  await nextTick();
  await nextTick();
  const seen = (selector: string): HTMLElement[] =>
    [...document.querySelectorAll<HTMLElement>(`.el-dialog ${selector}`)].filter(
      (element) => element.checkVisibility() && !element.matches(fading),
    );
  const [first] = seen(fields);
  const chosen = first instanceof HTMLInputElement ? seen(`input[name="${first.name}"]:checked:enabled`) : [];
  (seen('[autofocus]')[0] ?? chosen[0] ?? first)?.focus();
}

/** Gives the focus anew where what has it cannot be used any more. */
export async function focusOn(): Promise<void> {
  await nextTick();
  if (document.activeElement?.matches('.el-dialog :disabled') === true) await focusIn();
}
