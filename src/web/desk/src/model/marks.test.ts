import type { AgentConversation } from '@chatrouter/shared/contract';
import { describe, expect, it } from 'vitest';
import { marksOf } from './marks';
import { emptyRow } from './row.fixture';

const marksWith = (change: Partial<AgentConversation>): string[] =>
  marksOf({ ...emptyRow.conversation, ...change }).map(({ sign, says }) => `${sign} ${says}`);

describe('A row is marked', () => {
  it('with nothing when the rules gave the buyer to the agent at once', () => {
    expect(marksWith({ notes: ['overflow'] })).toEqual([]);
  });

  it('with how it came to its owner', () => {
    expect(marksWith({ notes: ['transferred', 'fromQueue'] })).toEqual([
      'row.transferred note.transferred',
      'row.queuedMark note.fromQueue',
    ]);
    expect(marksWith({ notes: ['fromPool'] })).toEqual(['row.pooledMark note.fromPool']);
  });

  it('with where it waits', () => {
    expect(marksWith({ status: 'queued' })).toEqual(['row.queuedMark term.queue']);
    expect(marksWith({ status: 'offlinePool' })).toEqual(['row.pooledMark term.messagePool']);
  });
});
