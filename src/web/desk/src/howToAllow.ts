import { permissionTexts } from '@chatrouter/shared/texts/permission';
import { addTexts } from './i18n';

addTexts(permissionTexts);

/** The words on how a browser lets a site notify again, once that was refused. */
export function wordsFor(userAgent: string): keyof typeof permissionTexts {
  if (userAgent.includes('Firefox/')) return 'denied.firefox';
  // Every other browser says that it is like Safari; Safari itself says so right after its version.
  return /Version\/\S+ (?:Mobile\/\S+ )?Safari\//u.test(userAgent) ? 'denied.safari' : 'denied.chromium';
}

export const howToAllow = wordsFor(navigator.userAgent);
