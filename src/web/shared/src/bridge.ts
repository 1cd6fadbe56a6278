import type { Card } from './contract';

/** What the shop's page and the chat in its frame tell each other. Both sides check exact origin and source. */
export interface FrameOptions {
  locale?: string | undefined;
  entry?: string | undefined;
  orderId?: string | undefined;
  agentKey?: string | undefined;
  scheme?: 'auto' | 'light' | 'dark' | undefined;
  color?: string | undefined;
}

export type ToFrame =
  | { type: 'init'; options: FrameOptions; card: Card | null }
  | { type: 'visible'; on: boolean }
  | { type: 'token'; token: string | null }
  | { type: 'card'; card: Card | null }
  | { type: 'prefill'; text: string }
  | { type: 'logout' };

export type ToHost =
  | { type: 'hello' }
  | { type: 'close' }
  | { type: 'needToken' }
  | { type: 'unread'; count: number }
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
