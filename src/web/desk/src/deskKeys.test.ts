// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { keysHandler, type Actions } from './deskKeys';
import { defaultKeymap, deskActions } from './model/keymap';

const press = (key: string, over: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, code: key, cancelable: true, bubbles: true, ...over });

function setup() {
  const actions = Object.fromEntries(deskActions.map((name) => [name, vi.fn<() => unknown>()])) as unknown as Actions;
  let blocked = false;
  const handle = keysHandler(defaultKeymap, actions, () => blocked);
  return { actions, handle, block: () => (blocked = true) };
}

describe('desk keys', () => {
  it('need their modifiers and no others', () => {
    const { actions, handle } = setup();
    handle(press('j', { code: 'KeyJ' }));
    handle(press('j', { code: 'KeyJ', altKey: true, shiftKey: true }));
    expect(actions.longest).not.toHaveBeenCalled();

    const event = press('j', { code: 'KeyJ', altKey: true });
    handle(event);

    expect(actions.longest).toHaveBeenCalledTimes(1);
    expect(event.defaultPrevented).toBe(true);
  });

  it('are silent while an input method composes and while a dialog is open', () => {
    const { actions, handle, block } = setup();
    handle(press('j', { code: 'KeyJ', altKey: true, isComposing: true }));
    block();
    handle(press('j', { code: 'KeyJ', altKey: true }));

    expect(actions.longest).not.toHaveBeenCalled();
  });

  it('show the sheet by ?, but not while somebody writes', () => {
    const { actions, handle } = setup();
    const box = document.body.appendChild(document.createElement('textarea'));
    box.addEventListener('keydown', handle);
    box.dispatchEvent(press('?', { code: 'Slash', shiftKey: true }));
    expect(actions.sheet).not.toHaveBeenCalled();

    handle(press('?', { code: 'Slash', shiftKey: true }));

    expect(actions.sheet).toHaveBeenCalledTimes(1);
  });
});
