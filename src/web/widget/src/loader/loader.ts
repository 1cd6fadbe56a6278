import type { BootOptions, ChatRouterGlobal } from '../npm/types';
import { makeWidget } from './widget';

interface Queue {
  (...call: unknown[]): unknown;
  q?: ArrayLike<unknown>[];
}

const page = window as { ChatRouter?: Queue | ChatRouterGlobal; chatRouterSettings?: Partial<BootOptions> };
const script = document.currentScript;
const origin = script instanceof HTMLScriptElement ? new URL(script.src).origin : location.origin;
const shopKey = script?.dataset['shopKey'];

function start(): void {
  // A second copy of the script leaves the first at work.
  if (page.ChatRouter && 'loaded' in page.ChatRouter) return;
  const waiting = (page.ChatRouter as Queue | undefined)?.q ?? [];
  const widget = makeWidget(origin, (address) => import(/* @vite-ignore */ address.href));
  page.ChatRouter = widget;
  const settings = { shopKey, ...page.chatRouterSettings };
  if (page.chatRouterSettings || shopKey !== undefined) widget('boot', settings as BootOptions);
  for (const call of waiting) (widget as Queue)(...Array.from(call));
}

if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
else start();
