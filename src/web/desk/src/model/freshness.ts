/** How old shown data are. A board that looks alive and is not is worse than none. */
export interface Freshness {
  readonly seconds: number;
  readonly stale: boolean;
}

const staleAfterSeconds = 10;

/** `everyMs`: how often the server takes new ones, which in a very large shop may be more seldom; `cut`: the browser knows that none can come. */
export function freshnessOf(at: string, everyMs: number, now: number, cut = false): Freshness {
  const seconds = Math.max(0, Math.floor((now - Date.parse(at)) / 1000));
  return { seconds, stale: cut || seconds > Math.max(staleAfterSeconds, (2 * everyMs) / 1000) };
}
