import type { EventName, Listener, WidgetEvents } from '../npm/types';

export type Emit = <Name extends EventName>(name: Name, payload?: WidgetEvents[Name]) => void;

/** Events for the shop's page: by `on`, and as `chatrouter:…` on the window. */
export function makeEvents(trace: (...what: unknown[]) => void) {
  let listeners: { name: string; listener: (payload: unknown) => void; once: boolean | undefined }[] = [];
  const off = (name: string, listener: Listener<never>) => {
    listeners = listeners.filter((l) => l.name !== name || l.listener !== listener);
  };
  const on = (name: string, listener: Listener<never>, once?: boolean) => {
    listeners.push({ name, listener: listener as (payload: unknown) => void, once });
    return () => off(name, listener);
  };
  const emit: Emit = (name, payload) => {
    trace('event', name, payload);
    for (const l of listeners.filter((l) => l.name === name)) {
      if (l.once) listeners = listeners.filter((other) => other !== l);
      // A listener's fault is the page's, it must not stop the chat.
      try {
        l.listener(payload);
      } catch (error) {
        reportError(error);
      }
    }
    dispatchEvent(new CustomEvent(`chatrouter:${name}`, { detail: payload }));
  };
  return { on, off, emit, clear: () => (listeners = []) };
}
