import { isSaid } from '@chatrouter/shared/timeline';
import type { Line } from './lines';
import type { Row } from './row';

/** How long the server lets a message be taken back. */
export const recallSeconds = 120;

/** How long after it was sent the desk offers to write it anew. */
export const rewriteSeconds = 300;

export const isRecallable = (line: Line, secondsSince: number): boolean =>
  line.side === 'own' && line.seq !== undefined && (line.kind === 'text' || line.card !== undefined) && secondsSince < recallSeconds;

/** The last that was said, where this agent wrote it, it is stored, and it is text. */
export function lastOwnText({ timeline }: Row, me: string | undefined): { seq: number; text: string; at: string } | undefined {
  if (timeline.echoes.length > 0) return undefined;
  const last = timeline.messages.findLast((message) => isSaid(message) && message.from !== 'buyer');
  if (last?.text === undefined || last.kind !== 'text' || last.from !== 'agent') return undefined;
  return last.senderId === undefined || last.senderId === me ? { seq: last.seq, text: last.text, at: last.at } : undefined;
}
