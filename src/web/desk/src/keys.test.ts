// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { sends } from './keys';

const press = (key: string, over: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, cancelable: true, ...over });

describe('the send key', () => {
  it('is Enter or Ctrl+Enter, as set', () => {
    expect(sends(press('Enter'), 'enter')).toBe(true);
    expect(sends(press('Enter'), 'ctrlEnter')).toBe(false);
    expect(sends(press('Enter', { ctrlKey: true }), 'ctrlEnter')).toBe(true);
    expect(sends(press('Enter', { shiftKey: true }), 'enter')).toBe(false);
  });

  it('is not the Enter that picks a word of an input method', () => {
    expect(sends(press('Enter', { isComposing: true }), 'enter')).toBe(false);
    expect(sends(press('Enter', { keyCode: 229 } as KeyboardEventInit), 'enter')).toBe(false);
  });
});
