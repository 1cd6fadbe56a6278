import { describe, expect, it, vi } from 'vitest';
import { deskKeys, sends } from './keys';

const press = (key: string, over: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, cancelable: true, ...over });

describe('desk keys', () => {
  const actions = { longest: vi.fn(), next: vi.fn(), previous: vi.fn(), transfer: vi.fn(), close: vi.fn() };
  const handle = deskKeys(actions);

  it('need Alt and nothing else', () => {
    handle(press('j', { code: 'KeyJ' }));
    handle(press('j', { code: 'KeyJ', altKey: true, ctrlKey: true }));
    expect(actions.longest).not.toHaveBeenCalled();

    const event = press('j', { code: 'KeyJ', altKey: true });
    handle(event);

    expect(actions.longest).toHaveBeenCalledTimes(1);
    expect(event.defaultPrevented).toBe(true);
  });
});

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
