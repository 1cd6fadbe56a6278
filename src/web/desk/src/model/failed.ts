import type { OutboxEvent } from '@chatrouter/shared/outbox';
import type { Body, Row } from './row';

/** Sends that the server refused, by message, each with its conversation. */
export type Failed = ReadonlyMap<string, { lane: string; text: string; code: string }>;

export interface Orphan {
  clientMsgId: string;
  text: string;
  code: string;
}

export function failedAfter(failed: Failed, event: OutboxEvent<Body>): Failed {
  const { clientMsgId, lane, body, failedWith } = event.entry;
  const others = [...failed].filter(([id]) => id !== clientMsgId);
  const code = event.kind === 'failed' ? event.code : failedWith;
  return new Map(event.kind === 'dropped' || code === undefined ? others : [...others, [clientMsgId, { lane, text: body.text, code }]]);
}

/** Those that no conversation shows: it left this desk, with what had not been sent in it. */
export const orphansOf = (failed: Failed, rows: Readonly<Record<string, Row>>): Orphan[] =>
  [...failed]
    .filter(([id, { lane }]) => rows[lane]?.timeline.echoes.some(({ clientMsgId }) => clientMsgId === id) !== true)
    .map(([clientMsgId, { text, code }]) => ({ clientMsgId, text, code }));

/** Refused for what it says: as it is it will never be taken. */
export const mustChange = (code: string): boolean => code === 'forbiddenWord' || code === 'textTooLong';
