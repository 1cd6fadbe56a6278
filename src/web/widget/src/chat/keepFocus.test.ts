// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepFocus } from './keepFocus';

describe('the focus of what goes away', () => {
  const root = document.createElement('div');
  const pressed = document.createElement('button');
  /** Changes are heard of a moment later. */
  const gone = async (): Promise<string> => {
    pressed.remove();
    await new Promise((done) => setTimeout(done));
    return document.activeElement?.tagName ?? '';
  };
  const on = (device: 'mouse' | 'phone', hasFocus = true): void => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(hasFocus);
    vi.stubGlobal('matchMedia', () => ({ matches: device === 'mouse' }));
  };
  beforeEach(() => {
    const messages = Object.assign(document.createElement('ol'), { className: 'messages', tabIndex: 0 });
    root.replaceChildren(messages, document.createElement('textarea'), pressed);
    document.body.append(root);
    keepFocus(root);
    pressed.focus();
  });
  afterEach(() => {
    root.remove();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it('goes to the composer, and where it would bring up a keyboard to the messages', async () => {
    on('mouse');
    expect(await gone()).toBe('TEXTAREA');

    root.append(pressed);
    pressed.focus();
    on('phone');
    expect(await gone()).toBe('OL');
  });

  it('stays with the page around while it is there', async () => {
    on('mouse', false);
    expect(await gone()).toBe('BODY');
  });
});
