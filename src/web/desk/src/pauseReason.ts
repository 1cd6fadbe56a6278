import { i18n } from './i18n';

const builtIn: readonly string[] = ['break', 'meal', 'training'];

/** The reason of a pause, in the reader's words. */
export const pauseReason = (reason: string): string => (builtIn.includes(reason) ? i18n.global.t(`pause.${reason}`) : reason);
