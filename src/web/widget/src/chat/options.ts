import type { Locale } from '@chatrouter/shared/i18n';
import type { Device } from './device';
import type { PageEvent } from './report';
import type { AskForToken } from './session';
import type { Teaser } from './teaser';

/** What the chat tells whoever holds it: the shop's page, or nobody. */
export interface Listener {
  event: (event: PageEvent) => void;
  state: (state: object) => void;
  teaser: Teaser;
  sound: () => void;
  language: (locale: Locale) => void;
}

export interface ChatOptions {
  shopKey: string;
  device: Device;
  userToken: AskForToken;
  listener: Listener;
}
