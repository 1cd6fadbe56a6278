import { backoffMs } from '@chatrouter/shared/backoff';
import { isPassing, Refusal } from '@chatrouter/shared/refusal';
import type { Slot } from './shops';

const longestPauseMs = 5_000;

/** The conversations that an agent gave away and reads on with, by slot: a reload of the page ends no stay before its time. */
export class Stayed {
  private readonly key: string;

  constructor(slot: Slot) {
    this.key = `chatrouter.stayed.${slot}`;
  }

  get ids(): string[] {
    const kept = sessionStorage.getItem(this.key) ?? '';
    return kept === '' ? [] : kept.split(' ');
  }

  add(id: string): void {
    this.keep([...this.ids.filter((known) => known !== id), id]);
  }

  remove(id: string): void {
    this.keep(this.ids.filter((known) => known !== id));
  }

  /**
   * Begins each again, as the server forgets them with their connection. What is refused only for a moment is asked for again while that connection is up;
   * one whose time is over is refused for good.
   */
  resume(begin: (id: string) => Promise<void>, isUp: () => boolean, over: (id: string) => void): Promise<unknown> {
    return Promise.all(this.ids.map((id) => this.beginAgain(id, begin, isUp, over)));
  }

  private async beginAgain(
    id: string,
    begin: (id: string) => Promise<void>,
    isUp: () => boolean,
    over: (id: string) => void,
  ): Promise<void> {
    for (let failures = 0; this.ids.includes(id);) {
      try {
        return await begin(id);
      } catch (error) {
        // Without an answer the connection is gone, and the next one begins them.
        if (!(error instanceof Refusal)) return;
        if (!isPassing(error)) return over(id);
        await new Promise((again) => setTimeout(again, (error.retryAfterMs ?? 0) + backoffMs(failures++, Math.random, longestPauseMs)));
        if (!isUp()) return;
      }
    }
  }

  private keep(ids: readonly string[]): void {
    sessionStorage.setItem(this.key, ids.join(' '));
  }
}
