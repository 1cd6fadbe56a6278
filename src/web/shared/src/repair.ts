import type { MessagePage } from './contract';
import { arrive, hasHole, raiseHead, type Timeline } from './timeline';

interface Repaired {
  read: () => Timeline;
  write: (timeline: Timeline) => void;
  sync: (afterSeq: number) => Promise<MessagePage>;
}

/** Fills the holes of one timeline, one Sync at a time. A failed or fruitless Sync ends the round; the next head starts another. */
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
    for (let t = this.of.read(); hasHole(t); t = this.of.read()) {
      const page = await this.of.sync(t.upTo).catch(() => undefined);
      if (page === undefined) return;
      const before = this.of.read();
      const after = raiseHead(page.messages.reduce(arrive, before), page.lastSeq);
      this.of.write(after);
      if (after.upTo === before.upTo) return;
    }
  }
}
