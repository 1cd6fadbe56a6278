import { backoffMs } from './backoff';
import type { MessagePage } from './contract';
import { isPassing, Refusal } from './refusal';
import { arrive, hasHole, raiseHead, type Timeline } from './timeline';

interface Repaired {
  read: () => Timeline;
  write: (timeline: Timeline) => void;
  sync: (afterSeq: number) => Promise<MessagePage>;
}

const longestPauseMs = 5_000;

/**
 * Fills the holes of one timeline, one Sync at a time. A fruitless Sync ends the round. A failed one is repeated after a pause for as long as there is
 * a hole: the server says a head only once, and nothing else may ever happen in the conversation.
 */
export class Repair {
  private running: Promise<void> | undefined;

  constructor(private readonly of: Repaired) {}

  /** Repeatable: while a round runs, it also fills what opened meanwhile. */
  run(): Promise<void> {
    this.running ??= this.round().finally(() => (this.running = undefined));
    return this.running;
  }

  private async round(): Promise<void> {
    // Pushes may overtake each other by a moment; most holes close by themselves.
    await Promise.resolve();
    for (let [t, failures] = [this.of.read(), 0]; hasHole(t); t = this.of.read()) {
      try {
        const before = t.upTo;
        if ((await this.fill(before)) === before) return;
        failures = 0;
      } catch (error) {
        if (!isPassing(error)) return;
        const atLeastMs = error instanceof Refusal ? (error.retryAfterMs ?? 0) : 0;
        await new Promise((again) => setTimeout(again, atLeastMs + backoffMs(failures++, Math.random, longestPauseMs)));
      }
    }
  }

  private async fill(afterSeq: number): Promise<number> {
    const page = await this.of.sync(afterSeq);
    const filled = raiseHead(page.messages.reduce(arrive, this.of.read()), page.lastSeq);
    this.of.write(filled);
    return filled.upTo;
  }
}
