import type { Message } from '@chatrouter/shared/contract';
import { isSaid } from '@chatrouter/shared/timeline';

/** The last words that a closed chat shows beside its button, for as long as they stand. */
export class Teaser {
  private shown: string | undefined;

  /** Told the words, or none when those that are shown stand no more: taken back, or wiped with all else. */
  constructor(private readonly tell: (words?: { name: string; text: string }) => void) {}

  say({ clientMsgId, senderName = '', text }: Message): void {
    if (text === undefined) return;
    this.shown = clientMsgId;
    this.tell({ name: senderName, text });
  }

  /** How the messages stand now. */
  check(messages: readonly Message[]): void {
    if (this.shown === undefined || messages.some((message) => message.clientMsgId === this.shown && isSaid(message))) return;
    this.shown = undefined;
    this.tell();
  }
}
