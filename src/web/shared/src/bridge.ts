import type { Card } from './contract';
import type { Locale } from './i18n';

/** What the shop's page and the chat in its frame tell each other. Both sides check exact origin and source. */
export interface FrameOptions {
  locale?: string | undefined;
  entry?: string | undefined;
  agentKey?: string | undefined;
  groupKey?: string | undefined;
  fallback?: string | undefined;
  metadata?: Record<string, unknown> | undefined;
  scheme?: 'auto' | 'light' | 'dark' | undefined;
  color?: string | undefined;
  radius?: number | undefined;
  includeText?: boolean | undefined;
}

/** What the buyer looks at on the shop's page. */
export interface Context {
  product: Card | null;
  order: { id: string } | null;
}

export type ToFrame =
  | { type: 'options'; options: FrameOptions }
  | { type: 'context'; context: Context }
  | { type: 'visible'; on: boolean }
  /** `failed`: why the page cannot say who the buyer is, which is not to say that he is a guest. */
  | { type: 'token'; id: number; token: string | null; failed?: string }
  | { type: 'prefill'; text: string }
  | { type: 'history' }
  | { type: 'identify' }
  | { type: 'logout' };

export type ToHost =
  | { type: 'hello' }
  | { type: 'close' }
  /** What the chat speaks: the buyer may have chosen another than the page. */
  | { type: 'language'; locale: Locale }
  | { type: 'needToken'; id: number; fresh: boolean }
  | { type: 'state'; state: object }
  | { type: 'teaser'; name: string; text: string }
  | { type: 'hideTeaser' }
  | { type: 'event'; name: string; payload: unknown };

const mark = 'chatrouter';

export const sealed = <M extends ToFrame | ToHost>(message: M): M & { app: string } => ({ app: mark, ...message });

/** The message, if it comes from exactly there; anything else on the page's message channel is none of ours. */
export function unsealed<M extends ToFrame | ToHost>(
  event: MessageEvent,
  source: MessageEventSource | null,
  origin: string,
): M | undefined {
  const data = event.data as { app?: unknown } | null | undefined;
  return event.source === source && event.origin === origin && data?.app === mark ? (data as M) : undefined;
}
