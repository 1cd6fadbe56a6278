/** The widget's version, as its package names it. */
export const version = '0.1.0';
