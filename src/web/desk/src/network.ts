/** Who has to know of the network. */
export interface Networked {
  back: () => void;
  /** Of a dead network the browser knows at once, calls only once they stayed unanswered. */
  lost: () => void;
}

/** Tells at once when the browser's network goes and when it is back, until the returned function is called. */
export function watchNetwork({ back, lost }: Networked): () => void {
  window.addEventListener('online', back);
  window.addEventListener('offline', lost);
  return () => {
    window.removeEventListener('online', back);
    window.removeEventListener('offline', lost);
  };
}

const pingEverySeconds = 4;

/** Tells also when to give the server a sign of life. */
export function watchPinging(everySecond: (hear: () => unknown) => () => void, who: Networked & { ping: () => unknown }): () => void {
  let seconds = 0;
  const unhear = everySecond(() => ++seconds % pingEverySeconds === 0 && who.ping());
  const unwatch = watchNetwork(who);
  return () => {
    unhear();
    unwatch();
  };
}
