import type { BoardConversation, ShopBoard } from '@chatrouter/shared/board';
import type { AgentConversation } from '@chatrouter/shared/contract';
import { describe, expect, it } from 'vitest';
import { hasEnded, longestWaiting, sectionsOf, stepped } from './rows';

const row = (id: string, conversation: Partial<AgentConversation> = {}, rest: Partial<BoardConversation> = {}): BoardConversation =>
  ({ conversation: { id, waitingSince: '2026-01-05T09:00:00Z', ...conversation }, groups: [], ...rest }) as unknown as BoardConversation;

const turn = { turnOpenedAt: '2026-01-05T09:00:00Z' };
const pooled = row('pooled', turn);
const second = row('second', { ...turn, waitingSince: '2026-01-05T08:00:00Z' }, { position: 2 });
const first = row('first', { ...turn, waitingSince: '2026-01-05T08:30:00Z' }, { position: 1 });
const asks = row('asks', { ...turn, owner: 'anna', waitingSince: '2026-01-05T07:00:00Z' });
const answered = row('answered', { owner: 'bert', waitingSince: '2026-01-05T06:00:00Z' });
const board = (conversations: BoardConversation[], open = conversations.length): ShopBoard =>
  ({ conversations, figures: { open } }) as unknown as ShopBoard;
const sections = sectionsOf([pooled, second, first, asks, answered]);

describe('the supervisor\u2019s list', () => {
  it('has the queue in its order, then the pool, then who needs a reply, then the answered', () => {
    expect(sections).toEqual({ waiting: [first, second, pooled], needsReply: [asks], replied: [answered] });
  });

  it('can be one agent\u2019s', () => {
    expect(sectionsOf([first, asks, answered], 'anna')).toEqual({ waiting: [], needsReply: [asks], replied: [] });
  });

  it('is gone through row by row, and stops at its ends', () => {
    expect(stepped(sections, undefined, 1)).toBe('first');
    expect(stepped(sections, 'pooled', 1)).toBe('asks');
    expect(stepped(sections, 'first', -1)).toBe('first');
    expect(stepped(sections, 'answered', 1)).toBe('answered');
    expect(stepped(sectionsOf([]), undefined, 1)).toBeUndefined();
  });

  it('knows who has waited longest, served or not, and leaves the answered out', () => {
    expect(longestWaiting(sections)).toBe('asks');
    expect(longestWaiting(sectionsOf([answered]))).toBeUndefined();
  });

  it('knows that a conversation ended only where it lists all', () => {
    expect(hasEnded(board([first]), 'gone')).toBe(true);
    expect(hasEnded(board([first]), 'first')).toBe(false);
    expect(hasEnded(board([first], 600), 'gone')).toBe(false);
  });
});
