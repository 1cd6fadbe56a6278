/** What was pressed goes away, and the focus must not go with it. */
export const toComposer = (): void => document.querySelector<HTMLElement>('.composer textarea')?.focus();
