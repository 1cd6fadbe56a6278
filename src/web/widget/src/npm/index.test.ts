// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatRouter, CreateOptions } from './index';

const options: CreateOptions = { baseUrl: 'https://chat.example.com', shopKey: 'demo' };

type Create = (options: CreateOptions) => Promise<ChatRouter>;
type Heard = (payload: unknown) => void;

// The widget's script as far as the wrapper knows it.
function scriptOn(page: { answer: 'ready' | 'error' }) {
  const listeners: [string, Heard][] = [];
  const state = { ready: false, open: false, unread: 0 };
  const run = vi.fn((command: string, first?: unknown, second?: unknown) => {
    switch (command) {
      case 'on':
        listeners.push([first as string, second as Heard]);
        return () => listeners.splice(0, listeners.length, ...listeners.filter(([, heard]) => heard !== second));
      case 'boot':
        queueMicrotask(() => {
          state.ready = page.answer === 'ready';
          for (const [name, heard] of [...listeners]) if (name === page.answer) heard({ code: 'bad_origin' });
        });
        return undefined;
      case 'getState':
        return { ...state };
      case 'destroy':
        state.ready = false;
    }
    return undefined;
  });
  return { script: Object.assign(run, { loaded: true }), listeners };
}

describe('createChatRouter', () => {
  let create: Create;
  let scripts: HTMLScriptElement[];

  beforeEach(async () => {
    vi.resetModules();
    create = (await import('./index')).createChatRouter;
    scripts = [];
    vi.spyOn(document.head, 'append').mockImplementation((script) => void scripts.push(script as HTMLScriptElement));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    Reflect.deleteProperty(window, 'ChatRouter');
  });

  const arrive = (script: unknown) => {
    Object.assign(window, { ChatRouter: script });
    scripts[0]?.onload?.(new Event('load'));
  };

  it('loads the script once and is there when it is ready', async () => {
    const { script, listeners } = scriptOn({ answer: 'ready' });
    const both = Promise.all([create(options), create(options)]);
    arrive(script);
    const [chat] = await both;

    await chat.open();

    expect(scripts.map((s) => s.src)).toEqual(['https://chat.example.com/widget/v1/loader.js']);
    expect(script).toHaveBeenCalledWith('open', undefined);
    expect(chat.getState()).toMatchObject({ ready: true });
    expect(listeners).toEqual([]);
  });

  it('rejects with what the page did wrong', async () => {
    const chat = create(options);
    arrive(scriptOn({ answer: 'error' }).script);

    await expect(chat).rejects.toEqual({ code: 'bad_origin' });
  });

  it('rejects when the script cannot be loaded, and tries again when it is called again', async () => {
    const first = create(options);
    scripts[0]?.onerror?.(new Event('error'));
    await expect(first).rejects.toThrow('script-src');

    void create(options);

    expect(scripts).toHaveLength(2);
  });

  it('stays while somebody uses it: mounted twice and unmounted once', async () => {
    const { script } = scriptOn({ answer: 'ready' });
    Object.assign(window, { ChatRouter: script });
    const [first, second] = [await create(options), await create(options)];

    await first.destroy();
    await first.destroy();
    await first.open();
    expect(script).not.toHaveBeenCalledWith('destroy');
    expect(script).not.toHaveBeenCalledWith('open', undefined);

    await second.destroy();
    expect(script).toHaveBeenCalledWith('destroy');
  });

  it('does nothing where there is no page', async () => {
    vi.stubGlobal('document', undefined);

    const chat = await create(options);
    await chat.open();

    expect(chat.getState()).toEqual({ ready: false, open: false, unread: 0 });
    expect(chat.on('ready', () => undefined)()).toBeUndefined();
  });
});
