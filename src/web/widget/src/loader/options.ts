import type { Card } from '@chatrouter/shared/contract';

export interface BootOptions {
  shopKey: string;
  /** Where the chat server is; the script's own origin unless set. */
  baseUrl?: string;
  /** The shop's signed token of the buyer, or a function that gets one, called again when it expired. */
  userToken?: string | (() => Promise<string>);
  locale?: 'auto' | 'zh-CN' | 'en';
  product?: Card;
  order?: { id: string };
  routing?: { agentKey?: string; entry?: string };
  launcher?: { hidden?: boolean; side?: 'right' | 'left'; offset?: { x: number; y: number }; label?: string; zIndex?: number };
  theme?: { color?: string; scheme?: 'auto' | 'light' | 'dark' };
}

export interface WidgetState {
  ready: boolean;
  open: boolean;
  unread: number;
}
