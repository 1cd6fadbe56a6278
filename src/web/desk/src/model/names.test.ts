import { describe, expect, it } from 'vitest';
import { lastLineOf } from './names';

const said = (key: string): string => `<${key}>`;

describe('the last line of a conversation', () => {
  it('is what was said, that it was a picture, or that it was taken back', () => {
    expect(lastLineOf({ lastText: 'hello' }, said)).toBe('hello');
    expect(lastLineOf({ lastText: '' }, said)).toBe('<message.image>');
    expect(lastLineOf({}, said)).toBe('<message.takenBack>');
  });
});
