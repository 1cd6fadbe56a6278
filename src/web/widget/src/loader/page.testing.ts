import { afterEach, beforeEach, expect, vi } from 'vitest';
import { sealed, type ToFrame, type ToHost } from '@chatrouter/shared/bridge';
import { makePanel } from '../panel/panel';
import type { BootOptions, ChatRouterGlobal } from '../npm/types';
import { makeWidget } from './widget';

export const origin = 'https://chat.example.com';
export const docs = 'https://chat.example.com/widget/v1/README.txt';

// The shadow root is closed; the tests catch it where it is made.
export let root: ShadowRoot;
const attach = (Element.prototype as { attachShadow: typeof Element.prototype.attachShadow }).attachShadow;

/** What the server says to who asks whether the button may show. */
export const answer = vi.fn<() => object>();

export function boot(options: Partial<BootOptions> = {}, load = () => Promise.resolve({ makePanel })) {
  const run = makeWidget(origin, load);
  run('boot', { shopKey: 'demo', locale: 'en', ...options });
  return run;
}

/** What the chat in its frame hears from the page, and how it speaks. */
export async function chatOf(run: ChatRouterGlobal) {
  run('open');
  await vi.waitFor(() => expect(frame()).not.toBeNull());
  const heard: ToFrame[] = [];
  const source = { postMessage: (message: ToFrame) => heard.push(message) } as unknown as Window;
  Object.defineProperty(frame(), 'contentWindow', { value: source });
  const say = (message: ToHost) => window.dispatchEvent(Object.assign(new Event('message'), { data: sealed(message), origin, source }));
  say({ type: 'hello' });
  return { heard, say, lastOf: (type: ToFrame['type']) => heard.findLast((message) => message.type === type) };
}

export const button = () => root.querySelector('button');
export const frame = () => root.querySelector('iframe');

/** A shop's page before each test, and none after it. */
export function onPage(): void {
  beforeEach(() => {
    answer.mockReturnValue({});
    vi.stubGlobal('fetch', () => Promise.resolve({ json: () => Promise.resolve().then(answer) }));
    Element.prototype.attachShadow = function (init) {
      return (root = attach.call(this, init));
    };
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    Element.prototype.attachShadow = attach;
    document.body.replaceChildren();
  });
}
