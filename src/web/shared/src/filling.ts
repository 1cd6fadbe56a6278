const momentMs = 1_000;

/**
 * Whether a log is being filled with what was missed: until all of it is there, and a moment longer. Such a log is busy for whoever has it
 * read aloud, and one line says how much it was.
 */
export class Filling {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly isWhole: () => boolean,
    private readonly changed: (on: boolean) => void,
  ) {}

  begin(): void {
    this.changed(true);
    this.look(false);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  // What reads aloud looks later than the page changes: all must have been there for a moment.
  private look(wasWhole: boolean): void {
    clearTimeout(this.timer);
    const whole = this.isWhole();
    if (whole && wasWhole) this.changed(false);
    else this.timer = setTimeout(() => this.look(whole), momentMs);
  }
}
