export type WebhookEvent =
  | 'message.created'
  | 'conversation.opened'
  | 'conversation.assigned'
  | 'conversation.closed'
  | 'message.left'
  | 'rating.given'
  | 'message.recalled'
  | 'alarm.raised'
  | 'alarm.cleared'
  | 'webhook.test';

export type DeliveryState = 'waiting' | 'delivered' | 'failed';

export type DeliveryFault = 'refused' | 'tooSlow' | 'unknownHost' | 'notPublic' | 'notTrusted' | 'notReached';

export interface Webhook {
  id: string;
  url: string;
  events: WebhookEvent[];
  enabled: boolean;
  version: number;
  /** Marks by which secrets are told apart. */
  secrets: string[];
  switchedOffAt?: string;
  failingSince?: string;
  waiting: number;
  failed: number;
}

export interface WebhookList {
  webhooks: Webhook[];
  events: WebhookEvent[];
}

export interface MadeWebhook {
  webhook: Webhook;
  secret: string;
}

export interface Delivery {
  eventId: string;
  event: WebhookEvent;
  at: string;
  state: DeliveryState;
  attempts: number;
  dueAt?: string;
  triedAt?: string;
  tookMs?: number;
  fault?: DeliveryFault;
  status?: number;
  body?: string;
  answer?: string;
}

export interface DeliveryPage {
  deliveries: Delivery[];
  /** Of the page after it; none: that was all. */
  next?: string;
}

/** Above it the server does not count on. */
const most = 1_000;

export type Translate = (key: string, values?: Record<string, unknown>) => string;

/** What came of the last attempt; empty before the first. */
export function resultOf({ fault, status, tookMs }: Delivery, t: Translate): string {
  if (fault !== undefined) return t(`hook.fault.${fault}`, { status: status ?? 0 });
  return status === undefined ? '' : t('hook.answered', { status, ms: tookMs ?? 0 });
}

/** How it goes with the webhook. */
export function statusOf({ enabled, switchedOffAt, failingSince }: Webhook, t: Translate, timeOf: (at: string) => string): string {
  if (switchedOffAt !== undefined) return t('hook.switchedOff', { time: timeOf(switchedOffAt) });
  if (!enabled) return t('hook.off');
  return failingSince === undefined ? t('hook.on') : t('hook.failing', { time: timeOf(failingSince) });
}

export const countOf = (count: number, t: Translate): string => (count >= most ? t('hook.many') : String(count));

/** The body for people: with line breaks, or as it is where it is no JSON. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
