import { backoffMs, longestDelayMs, longestDelayWhenToldMs } from './backoff';
import type { SendReceipt } from './contract';
import { isPassing, Refusal } from './refusal';
import type { OutboxStore } from './outboxStore';

/** What waits to be sent. Sends of one lane keep their order. */
export interface OutboxEntry<Body> {
  clientMsgId: string;
  scope: string;
  lane: string;
  body: Body;
  at: string;
  /** The code it was refused with; set, it waits for the user instead of for the server. */
  failedWith?: string;
}

export type OutboxEvent<Body> =
  | { kind: 'queued'; entry: OutboxEntry<Body> }
  | { kind: 'acked'; entry: OutboxEntry<Body>; receipt: SendReceipt }
  | { kind: 'failed'; entry: OutboxEntry<Body>; code: string }
  | { kind: 'dropped'; entry: OutboxEntry<Body> };

export interface OutboxOptions<Body> {
  scope: string;
  store: OutboxStore<Body>;
  send: (entry: OutboxEntry<Body>) => Promise<SendReceipt>;
  notify: (event: OutboxEvent<Body>) => void;
  random?: () => number;
}

/**
 * Sends that are not acknowledged yet. An entry leaves by an ack or by the user's hand, never by itself:
 * an unknown end is retried with the same id, a refusal stops as `failed` and shows.
 */
export class Outbox<Body> {
  private readonly entries: OutboxEntry<Body>[] = [];
  private readonly sending = new Set<string>();
  private readonly storing = new Set<string>();
  private readonly attempts = new Map<string, number>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private up = false;

  constructor(private readonly options: OutboxOptions<Body>) {}

  /** Brings back what an earlier page left unsent. */
  async load(): Promise<void> {
    const stored = await this.options.store.load(this.options.scope);
    for (const entry of stored.sort((a, b) => (a.clientMsgId < b.clientMsgId ? -1 : 1))) {
      if (this.entries.some((e) => e.clientMsgId === entry.clientMsgId)) continue;
      this.entries.push(entry);
      this.options.notify({ kind: 'queued', entry });
    }
    this.pump();
  }

  /** Shows at once, sends when it is stored here. */
  async add(lane: string, clientMsgId: string, body: Body, at: string): Promise<void> {
    const entry: OutboxEntry<Body> = { clientMsgId, scope: this.options.scope, lane, body, at };
    this.entries.push(entry);
    this.storing.add(clientMsgId);
    this.options.notify({ kind: 'queued', entry });
    await this.options.store.put(entry);
    this.storing.delete(clientMsgId);
    this.pump();
  }

  /** The connection came or went. */
  setUp(up: boolean): void {
    this.up = up;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    if (up) this.pump();
  }

  async retry(clientMsgId: string): Promise<void> {
    const entry = this.find(clientMsgId);
    if (entry?.failedWith === undefined) return;
    delete entry.failedWith;
    this.attempts.delete(clientMsgId);
    this.options.notify({ kind: 'queued', entry });
    await this.options.store.put(entry);
    this.pump();
  }

  async drop(clientMsgId: string): Promise<void> {
    const entry = this.find(clientMsgId);
    if (entry === undefined) return;
    this.remove(entry);
    this.options.notify({ kind: 'dropped', entry });
    await this.options.store.remove(clientMsgId);
  }

  /** Forgets everything unsent, here and in the store: for who signs out. */
  async wipe(): Promise<void> {
    for (const { clientMsgId } of [...this.entries]) await this.drop(clientMsgId);
    for (const { clientMsgId } of await this.options.store.load(this.options.scope)) await this.options.store.remove(clientMsgId);
  }

  get waiting(): number {
    return this.entries.filter((entry) => entry.failedWith === undefined).length;
  }

  private pump(): void {
    if (!this.up) return;
    for (const lane of new Set(this.entries.map((entry) => entry.lane))) {
      const next = this.entries.find((entry) => entry.lane === lane && entry.failedWith === undefined);
      if (next === undefined || this.storing.has(next.clientMsgId)) continue;
      if (!this.sending.has(lane) && !this.timers.has(lane)) void this.deliver(next);
    }
  }

  private async deliver(entry: OutboxEntry<Body>): Promise<void> {
    this.sending.add(entry.lane);
    try {
      const receipt = await this.options.send(entry);
      await this.acked(entry, receipt);
    } catch (error) {
      await this.ended(entry, error);
    } finally {
      this.sending.delete(entry.lane);
      this.pump();
    }
  }

  private async acked(entry: OutboxEntry<Body>, receipt: SendReceipt): Promise<void> {
    this.remove(entry);
    this.options.notify({ kind: 'acked', entry, receipt });
    await this.options.store.remove(entry.clientMsgId);
  }

  private async ended(entry: OutboxEntry<Body>, error: unknown): Promise<void> {
    if (!this.entries.includes(entry)) return;
    if (isPassing(error)) {
      this.wait(entry, error instanceof Refusal ? error.retryAfterMs : undefined);
      return;
    }
    entry.failedWith = error instanceof Refusal ? error.code : 'internalError';
    this.options.notify({ kind: 'failed', entry, code: entry.failedWith });
    await this.options.store.put(entry);
  }

  private wait(entry: OutboxEntry<Body>, atLeastMs = 0): void {
    if (!this.up) return;
    const attempt = this.attempts.get(entry.clientMsgId) ?? 0;
    this.attempts.set(entry.clientMsgId, attempt + 1);
    const longestMs = atLeastMs > 0 ? longestDelayWhenToldMs : longestDelayMs;
    const delay = atLeastMs + backoffMs(attempt, this.options.random ?? Math.random, longestMs);
    const again = () => {
      this.timers.delete(entry.lane);
      this.pump();
    };
    this.timers.set(entry.lane, setTimeout(again, delay));
  }

  private find(clientMsgId: string): OutboxEntry<Body> | undefined {
    return this.entries.find((entry) => entry.clientMsgId === clientMsgId);
  }

  private remove(entry: OutboxEntry<Body>): void {
    const at = this.entries.indexOf(entry);
    if (at >= 0) this.entries.splice(at, 1);
    this.attempts.delete(entry.clientMsgId);
  }
}
