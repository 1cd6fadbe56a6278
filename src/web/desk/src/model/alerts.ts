import { isAbove, type Tier } from './tiers';

/** What an agent may have to hear of. */
export type DeskEvent =
  | { kind: 'assigned'; id: string; handed: boolean }
  | { kind: 'message'; id: string }
  | { kind: 'late'; id: string; tier: 'orange' | 'red' }
  | { kind: 'lost' }
  | { kind: 'elsewhere' }
  | { kind: 'breakOver' };

const sounds = ['tick', 'ding', 'double', 'handed', 'low'] as const;
export type Sound = (typeof sounds)[number];

/** Which of two sounds is heard when there is time for one. */
export const saysMore = (sound: Sound, than: Sound): boolean => sounds.indexOf(sound) > sounds.indexOf(than);

/** Where the agent's attention is. */
export interface Attention {
  /** The page is not seen. */
  readonly hidden: boolean;
  /** The conversation that is open. */
  readonly open: string | undefined;
  /** A soft tick for messages of the open conversation. */
  readonly ticks: boolean;
  /** 免打扰. */
  readonly quiet: boolean;
}

export interface Alert {
  readonly sound?: Sound;
  readonly desktop: boolean;
}

const nothing: Alert = { desktop: false };

/** The notification matrix. */
export function alertFor(event: DeskEvent, { hidden, open, ticks, quiet }: Attention): Alert {
  if (quiet) return nothing;
  switch (event.kind) {
    case 'assigned':
      return event.handed ? { sound: 'handed', desktop: true } : { sound: 'ding', desktop: hidden };
    case 'message':
      if (event.id === open && !hidden) return ticks ? { sound: 'tick', desktop: false } : nothing;
      return { sound: 'ding', desktop: hidden };
    case 'late':
      return { sound: 'double', desktop: true };
    case 'lost':
    case 'elsewhere':
      return { sound: 'low', desktop: true };
    case 'breakOver':
      return { sound: 'ding', desktop: true };
  }
}

/** The tiers that rows crossed upwards since the last look. */
export function crossed(before: ReadonlyMap<string, Tier>, now: ReadonlyMap<string, Tier>): (DeskEvent & { kind: 'late' })[] {
  const found: (DeskEvent & { kind: 'late' })[] = [];
  for (const [id, tier] of now) {
    const was = before.get(id);
    if (was !== undefined && isAbove(tier, was) && (tier === 'orange' || tier === 'red')) found.push({ kind: 'late', id, tier });
  }
  return found;
}

/** Lets one through per period; what comes meanwhile comes together at its end. */
export class Collapser<T> {
  private waiting: T[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly periodMs: number,
    private readonly show: (items: readonly T[]) => void,
  ) {}

  add(item: T): void {
    this.waiting.push(item);
    if (this.timer === undefined) this.flush();
  }

  private flush(): void {
    this.timer = undefined;
    if (this.waiting.length === 0) return;
    const items = this.waiting;
    this.waiting = [];
    this.show(items);
    this.timer = setTimeout(() => this.flush(), this.periodMs);
  }
}
