import { signal } from '@preact/signals';

/** The buyer wrote too fast: for how many seconds his messages wait. They are then sent by themselves. */
export class Slowdown {
  readonly seconds = signal<number | undefined>(undefined);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** True when it was not known before. */
  begin(ms: number): boolean {
    const first = this.seconds.value === undefined;
    this.seconds.value = Math.ceil(ms / 1000);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.seconds.value = undefined), ms + 1_000);
    return first;
  }
}
