import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ChatStore } from './store';

type Parts = ComponentType<{ store: ChatStore }>;

/** What is not there from the start: what few shops offer beside talking, and the rating at the end. Without it the chat goes on, and the next connection tries again. */
export function Extras({ store }: { store: ChatStore }) {
  const offered = store.offered.value;
  const [Loaded, set] = useState<Parts>();
  const lacks = !Loaded && !!(offered.contact || offered.topics || store.talk.value.rating || store.asksRating.value);
  useEffect(() => {
    if (lacks)
      import('./extras/Parts').then(
        ({ Parts }) => set(() => Parts),
        () => undefined,
      );
  }, [lacks, offered]);
  return Loaded ? <Loaded store={store} /> : null;
}
