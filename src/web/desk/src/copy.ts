/** Puts text on the clipboard; a browser that refuses leaves it to be copied by hand. */
export const copy = (text: string): void => void navigator.clipboard.writeText(text).catch(() => undefined);
