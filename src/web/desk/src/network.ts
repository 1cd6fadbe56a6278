/** Who has to know of the network. */
export interface Connected {
  /** Gives the server a sign of life. */
  ping: () => unknown;
  back: () => void;
  /** Of a dead network the browser knows at once, pings only once they stayed unanswered. */
  lost: () => void;
}

/** Tells of the network, and when to ping, until the returned function is called. */
export function watchNetwork({ ping, back, lost }: Connected): () => void {
  const pings = new Worker(new URL('./pingTimer.worker.ts', import.meta.url), { type: 'module' });
  pings.onmessage = ping;
  window.addEventListener('online', back);
  window.addEventListener('offline', lost);
  return () => {
    pings.terminate();
    window.removeEventListener('online', back);
    window.removeEventListener('offline', lost);
  };
}
