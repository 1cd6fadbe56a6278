/** The server's time as seen from here: the local clock may be wrong, the difference is measured. */
export class ServerClock {
  private offsetMs = 0;

  constructor(private readonly local: () => number = Date.now) {}

  /** `askedAt` and now bracket the moment the server wrote its time. */
  learn(serverTime: string, askedAt: number): void {
    const written = Date.parse(serverTime);
    if (!Number.isNaN(written)) this.offsetMs = written - (askedAt + this.local()) / 2;
  }

  now(): number {
    return this.local() + this.offsetMs;
  }

  secondsSince(time: string): number {
    return Math.max(0, Math.floor((this.now() - Date.parse(time)) / 1000));
  }
}

/** Seconds with one decimal, never minus nothing. */
export const secondsText = (ms: number): string => (Math.round(ms / 100) / 10).toFixed(1);

/** mm:ss, or h:mm:ss from an hour on. */
export function clockText(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const tail = `${two(minutes % 60)}:${two(seconds % 60)}`;
  return minutes < 60 ? tail : `${Math.floor(minutes / 60)}:${tail}`;
}
