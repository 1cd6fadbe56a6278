import { describe, expect, it } from 'vitest';
import { lastLineOf, shownOrderState } from './names';

const said = (key: string): string => `<${key}>`;

describe('the last line of a conversation', () => {
  it('is what the buyer said, or that it was a picture', () => {
    expect(lastLineOf({ lastText: 'hello' }, said)).toBe('hello');
    expect(lastLineOf({ lastText: '' }, said)).toBe('<message.image>');
    expect(lastLineOf({}, said)).toBe('');
  });
});

describe("the state of a buyer's orders", () => {
  it('is not known of whom the shop does not know', () => {
    expect(shownOrderState({ orderState: 'none', buyerVerified: false })).toBe('unknown');
    expect(shownOrderState({ orderState: 'none', buyerVerified: true })).toBe('none');
    expect(shownOrderState({ orderState: 'paid', buyerVerified: false })).toBe('paid');
  });
});
