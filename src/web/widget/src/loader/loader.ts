import { makeWidget } from './widget';

interface Queue {
  (command: string, ...args: unknown[]): unknown;
  q?: [string, ...unknown[]][];
}

declare global {
  interface Window {
    ChatRouter?: Queue;
    chatRouterSettings?: Record<string, unknown>;
  }
}

const script = document.currentScript;
const origin = script instanceof HTMLScriptElement ? new URL(script.src).origin : location.origin;
const shopKey = script?.dataset['shopKey'];

function start(): void {
  const waiting = window.ChatRouter?.q ?? [];
  const widget = makeWidget(origin);
  window.ChatRouter = widget;
  const settings = shopKey ? { shopKey, ...window.chatRouterSettings } : window.chatRouterSettings;
  if (settings) widget('boot', settings);
  for (const call of waiting) widget(...call);
}

if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
else start();
