import { signal } from '@preact/signals';
import type { BuyerLink } from './session';
import { formerCame, olderCame, startOf, type Talk } from './talk';

/** Brings in what was said before what is shown: in its conversation, then in those before it. */
export class Earlier {
  /** The page asked for earlier messages: they come once there is a connection. */
  readonly asked = signal(false);
  /** Counts how often the page asked to see the messages from their start. */
  readonly shown = signal(0);

  constructor(
    private readonly read: () => Talk,
    private readonly write: (talk: Talk) => void,
    private readonly link: () => BuyerLink,
  ) {}

  /** Throws when the server does not answer; then nothing has changed. */
  async more(): Promise<void> {
    const { id, seq, hasFormer } = startOf(this.read());
    if (id === undefined) return;
    if (seq > 1) {
      const { messages } = await this.link().call('History', id, seq);
      this.change(id, (talk) => olderCame(talk, messages));
    } else if (hasFormer) {
      const former = await this.link().call('Former', id);
      this.change(id, (talk) => formerCame(talk, former ?? undefined));
    }
  }

  async show(): Promise<void> {
    this.asked.value = false;
    await this.more().catch(() => undefined);
    this.shown.value++;
  }

  // Two answers to the same question, or one that comes after the buyer signed out, change nothing.
  private change(id: string, then: (talk: Talk) => Talk): void {
    const talk = this.read();
    if (startOf(talk).id === id) this.write(then(talk));
  }
}
