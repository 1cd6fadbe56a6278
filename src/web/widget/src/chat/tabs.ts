import { uuidv7 } from '@chatrouter/shared/uuidv7';

/** The tabs of one buyer in one browser: they hear each other, and one at a time holds the lock. */
export interface TabLine {
  readonly me: string;
  say(message: unknown): void;
  /** Calls back when this tab holds the lock, which it does until it closes; rejects when the lock is taken from it. */
  lock(steal: boolean, held: () => void): Promise<void>;
  close(): void;
}

export interface Tabs {
  join(name: string, heard: (message: unknown) => void): TabLine;
}

/** None where the browser has no locks (pages without TLS) or no channels: every tab is then alone. */
export function browserTabs(): Tabs | null {
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) return null;
  return { join };
}

function join(name: string, heard: (message: unknown) => void): TabLine {
  const channel = new BroadcastChannel(name);
  let leave = (): void => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  channel.onmessage = ({ data }) => heard(data);
  return {
    me: uuidv7(Date.now()),
    say: (message) => channel.postMessage(message),
    lock: async (steal, held) => {
      await navigator.locks.request(name, steal ? { steal } : {}, () => {
        held();
        return left;
      });
    },
    close: () => {
      channel.close();
      leave();
    },
  };
}
