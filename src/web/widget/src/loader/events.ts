export type Listener = (payload: unknown) => void;

/** Events for the shop's page: by `on`, and as `chatrouter:…` on the window. */
export function makeEvents() {
  let listeners: { name: string; listener: Listener; once: boolean }[] = [];
  const off = (name: string, listener: Listener) => {
    listeners = listeners.filter((l) => l.name !== name || l.listener !== listener);
  };
  const on = (name: string, listener: Listener, once = false) => {
    listeners = [...listeners, { name, listener, once }];
    return () => off(name, listener);
  };
  const emit = (name: string, payload?: unknown) => {
    for (const { listener, once } of listeners.filter((l) => l.name === name)) {
      if (once) off(name, listener);
      // A listener's fault is the page's, it must not stop the chat.
      try {
        listener(payload);
      } catch (error) {
        reportError(error);
      }
    }
    dispatchEvent(new CustomEvent(`chatrouter:${name}`, { detail: payload }));
  };
  return { on, off, emit };
}
