import type { BootOptions, LoadedChatRouter } from '../npm/types';
import { makeWidget } from './widget';

interface Queue {
  (...call: unknown[]): unknown;
  q?: Iterable<unknown>[];
  loaded?: undefined;
}

const page = window as { ChatRouter?: Queue | LoadedChatRouter; chatRouterSettings?: Partial<BootOptions> };
const script = document.currentScript as HTMLScriptElement | null;
const { origin } = new URL(script?.src ?? location.href);
const shopKey = script?.dataset['shopKey'];

function start(): void {
  // A second copy of the script leaves the first at work.
  if (page.ChatRouter?.loaded) return;
  const waiting = page.ChatRouter?.q ?? [];
  const widget = makeWidget(origin, (address) => import(/* @vite-ignore */ address.href));
  page.ChatRouter = widget;
  const settings = { shopKey, ...page.chatRouterSettings };
  if (page.chatRouterSettings || shopKey !== undefined) widget('boot', settings as BootOptions);
  for (const call of waiting) (widget as (...call: unknown[]) => unknown)(...call);
}

if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
else start();
