import type { Slot } from './shops';

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

  private keep(ids: readonly string[]): void {
    sessionStorage.setItem(this.key, ids.join(' '));
  }
}
