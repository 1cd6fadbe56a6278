import type { Message } from '@chatrouter/shared/contract';
import type { Line } from './lines';

const made = new WeakMap<Message, Line>();

/** The messages of a former conversation that are shown, each with its picture's line: nothing is this agent's to send again there. */
export const pastLines = (messages: readonly Message[]): { key: string; at: string; message: Message; line: Line }[] =>
  messages
    .filter(({ kind }) => kind !== 'recall')
    .map((message) => ({ key: `s${message.seq}`, at: message.at, message, line: lineOf(message) }));

// A line stays the same object: its picture is fetched once.
function lineOf(message: Message): Line {
  const { from, kind, clientMsgId, seq, at, imageId, senderName = '' } = message;
  const shown = { key: clientMsgId || `s${seq}`, at, kind, seq, ...(imageId === undefined ? {} : { imageId }) };
  const line: Line = made.get(message) ?? (from === 'agent' ? { ...shown, side: 'colleague', name: senderName } : { ...shown, side: from });
  made.set(message, line);
  return line;
}
