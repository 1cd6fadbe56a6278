import { backoffMs, longestDelayWhenToldMs } from './backoff';
import { isEnding, type Refusal } from './refusal';

export type ConnectionState =
  | { kind: 'idle' }
  | { kind: 'connecting'; attempt: number }
  | { kind: 'up' }
  | { kind: 'waiting'; attempt: number; retryAt: number }
  | { kind: 'ended'; code: string };

/** One opened socket. `lost` settles when it is gone, however that came. */
export interface Link {
  readonly lost: Promise<void>;
  close(): void;
}

export interface ConnectionOptions<L extends Link> {
  /** Gets a ticket, opens the socket and the session on it. */
  connect: () => Promise<L>;
  changed: (state: ConnectionState, link: L | undefined) => void;
  now?: () => number;
  random?: () => number;
}

/** Keeps one link open: full jitter between attempts, no attempt after a refusal that only the user can mend. */
export class Connection<L extends Link> {
  private current: ConnectionState = { kind: 'idle' };
  private link: L | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private run = 0;

  constructor(private readonly options: ConnectionOptions<L>) {}

  get state(): ConnectionState {
    return this.current;
  }

  start(): void {
    if (this.current.kind === 'idle' || this.current.kind === 'ended') void this.attempt(0);
  }

  /** Connects now instead of at the end of the wait. */
  retryNow(): void {
    if (this.current.kind === 'waiting') void this.attempt(this.current.attempt);
  }

  /** The node stops: leave it at some moment of the delay, so that its clients do not leave as one. */
  drain(delayMs: number): void {
    this.later((this.options.random ?? Math.random)() * delayMs, () => void this.attempt(0));
  }

  /** Drops the link, as when its pings go unanswered, and reconnects. */
  abandon(): void {
    if (this.current.kind === 'up') void this.attempt(0);
  }

  /** Does on this link what the server asked for, again and again while it says that it cannot yet; any other failure costs the link. */
  async insist(task: () => Promise<unknown>): Promise<void> {
    const run = this.run;
    for (let attempt = 0; run === this.run; attempt++) {
      try {
        return void (await task());
      } catch (error) {
        const told = retryAfterMs(error);
        if (run !== this.run) return;
        if (told === undefined) return this.abandon();
        const delay = told + backoffMs(attempt, this.options.random ?? Math.random, longestDelayWhenToldMs);
        await new Promise((resolve) => setTimeout(resolve, delay));
      }
    }
  }

  stop(): void {
    this.leave();
    this.enter({ kind: 'idle' });
  }

  end(code: string): void {
    this.leave();
    this.enter({ kind: 'ended', code });
  }

  private async attempt(attempt: number): Promise<void> {
    this.leave();
    const run = this.run;
    this.enter({ kind: 'connecting', attempt });
    try {
      const link = await this.options.connect();
      if (run !== this.run) return link.close();
      this.opened(link, run);
    } catch (error) {
      if (run === this.run) this.failed(attempt, error);
    }
  }

  private opened(link: L, run: number): void {
    this.link = link;
    this.enter({ kind: 'up' });
    void link.lost.then(() => {
      if (run === this.run) this.wait(0);
    });
  }

  private failed(attempt: number, error: unknown): void {
    if (isEnding(error)) this.end(error.code);
    else this.wait(attempt + 1, retryAfterMs(error));
  }

  private wait(attempt: number, atLeastMs = 0): void {
    this.leave();
    const delay = atLeastMs + backoffMs(attempt, this.options.random ?? Math.random);
    this.enter({ kind: 'waiting', attempt, retryAt: (this.options.now ?? Date.now)() + delay });
    this.later(delay, () => void this.attempt(attempt));
  }

  // Whatever the left run still brings about, nobody listens to it any more.
  private leave(): void {
    this.run++;
    clearTimeout(this.timer);
    const link = this.link;
    this.link = undefined;
    link?.close();
  }

  private later(delayMs: number, then: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(then, delayMs);
  }

  private enter(state: ConnectionState): void {
    this.current = state;
    this.options.changed(state, this.link);
  }
}

const retryAfterMs = (error: unknown): number | undefined => (error as Partial<Refusal> | undefined)?.retryAfterMs;
