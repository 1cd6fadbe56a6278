type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const fields = ['guest', 'draft', 'quiet', 'locale', 'unrated'] as const;

/** What this browser remembers of the buyer between visits: one shop's, and only while he stays signed in. */
export class Device {
  constructor(
    private readonly shopKey: string,
    private readonly store: Store | undefined,
  ) {}

  get guestToken(): string | undefined {
    return this.read('guest');
  }

  set guestToken(token: string) {
    this.write('guest', token);
  }

  /** What he has written and not sent. */
  get draft(): string {
    return this.read('draft') ?? '';
  }

  set draft(text: string) {
    this.write('draft', text);
  }

  get quiet(): boolean {
    return this.read('quiet') !== undefined;
  }

  set quiet(on: boolean) {
    this.write('quiet', on ? '1' : '');
  }

  /** The language he chose, over the page's. */
  get locale(): string | undefined {
    return this.read('locale');
  }

  set locale(locale: string) {
    this.write('locale', locale);
  }

  /** The conversation that he did not want to rate. */
  get unrated(): string | undefined {
    return this.read('unrated');
  }

  set unrated(conversationId: string) {
    this.write('unrated', conversationId);
  }

  wipe(): void {
    for (const field of fields) this.write(field, '');
  }

  private read(field: (typeof fields)[number]): string | undefined {
    return this.store?.getItem(`chatrouter.${field}.${this.shopKey}`) ?? undefined;
  }

  // A full or refused storage forgets; nothing that was sent depends on it.
  private write(field: (typeof fields)[number], value: string): void {
    const key = `chatrouter.${field}.${this.shopKey}`;
    try {
      if (value === '') this.store?.removeItem(key);
      else this.store?.setItem(key, value);
    } catch {
      return;
    }
  }
}

/** The page's storage, if the browser grants it to a frame. */
export function pageStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
