import type { Message } from '@chatrouter/shared/contract';

/** The last words that a closed chat shows beside its button, for as long as they stand. */
export class Teaser {
  private shown: string | undefined;

  /** Told the words, or none when those that are shown were taken back. */
  constructor(private readonly tell: (words?: { name: string; text: string }) => void) {}

  say({ clientMsgId, senderName = '', text }: Message): void {
    if (text === undefined) return;
    this.shown = clientMsgId;
    this.tell({ name: senderName, text });
  }

  /** How the messages stand now. */
  check(messages: readonly Message[]): void {
    if (!messages.some(({ clientMsgId, kind }) => kind === 'recalled' && clientMsgId === this.shown)) return;
    this.shown = undefined;
    this.tell();
  }
}
