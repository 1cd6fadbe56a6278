/** The script that a page of the desk begins with; its name changes with every build. */
export const entryOf = (html: string): string | undefined => /<script[^>]*\bsrc="([^"]*\/assets\/[^"]+\.js)"/u.exec(html)?.[1];
