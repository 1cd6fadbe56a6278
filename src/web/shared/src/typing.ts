const repeatMs = 3_000;
const idleMs = 5_000;
const seenMs = 6_000;

/** Tells the other side that somebody types: at most every 3 s, and once when he stops. */
export class TypingSender {
  private toldAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly tell: (on: boolean) => void,
    private readonly now: () => number = Date.now,
  ) {}

  typed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.stopped(), idleMs);
    if (this.now() - this.toldAt < repeatMs) return;
    this.toldAt = this.now();
    this.tell(true);
  }

  /** He paused, sent, or went elsewhere. */
  stopped(): void {
    clearTimeout(this.timer);
    if (this.toldAt === -Infinity) return;
    this.toldAt = -Infinity;
    this.tell(false);
  }
}

/** The other side types; forgotten when nothing is heard for a while, because the end may be lost. */
export class TypingSeen {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly show: (on: boolean) => void) {}

  set(on: boolean): void {
    clearTimeout(this.timer);
    this.show(on);
    if (on) this.timer = setTimeout(() => this.show(false), seenMs);
  }
}
