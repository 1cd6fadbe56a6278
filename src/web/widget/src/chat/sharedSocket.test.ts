import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Message } from '@chatrouter/shared/contract';
import { Refusal } from '@chatrouter/shared/refusal';
import type { BuyerHandlers, BuyerLink } from './session';
import { SharedSocket } from './sharedSocket';
import type { TabLine, Tabs } from './tabs';

/** A browser's tabs: who is asleep neither hears nor speaks, who died gives up his lock. */
class Browser {
  private readonly lines: { name: string; me: string; heard: (message: unknown) => void; tab: Tab }[] = [];
  private readonly waiting: { name: string; tab: Tab; held: () => void; taken: (error: Error) => void }[] = [];
  private readonly holders = new Map<string, { tab: Tab; taken: (error: Error) => void }>();

  tabsOf(tab: Tab): Tabs {
    return { join: (name, heard) => this.join(tab, name, heard) };
  }

  kill(tab: Tab): void {
    tab.asleep = true;
    for (const [name, holder] of this.holders) if (holder.tab === tab) this.release(name);
  }

  private join(tab: Tab, name: string, heard: (message: unknown) => void): TabLine {
    const line = { name, me: tab.id, heard, tab };
    this.lines.push(line);
    return {
      me: tab.id,
      say: (message) => {
        for (const other of this.lines)
          if (other !== line && other.name === name && !tab.asleep)
            queueMicrotask(() => !other.tab.asleep && other.heard(structuredClone(message)));
      },
      lock: (steal, held) => new Promise((_, taken) => this.ask(name, { name, tab, held, taken }, steal)),
      close: () => {
        this.lines.splice(this.lines.indexOf(line), 1);
        if (this.holders.get(name)?.tab === tab) this.release(name);
      },
    };
  }

  private ask(name: string, asked: { name: string; tab: Tab; held: () => void; taken: (error: Error) => void }, steal: boolean): void {
    const holder = this.holders.get(name);
    if (holder && !steal) return void this.waiting.push(asked);
    this.holders.set(name, asked);
    holder?.taken(new Error('stolen'));
    queueMicrotask(asked.held);
  }

  private release(name: string): void {
    this.holders.delete(name);
    const next = this.waiting.findIndex((w) => w.name === name && !w.tab.asleep);
    if (next >= 0) for (const asked of this.waiting.splice(next, 1)) this.ask(name, asked, false);
  }
}

class Tab {
  asleep = false;
  readonly heard: string[] = [];
  readonly available = vi.fn();
  readonly sockets: { link: BuyerLink; drop: () => void; handlers: BuyerHandlers }[] = [];
  answer: (name: string) => unknown = (name) =>
    name === 'Send' ? { conversationId: 'c', seq: 1, at: 'now', duplicate: false, status: 'owned' } : 'done';
  readonly socket: SharedSocket;

  constructor(
    readonly id: string,
    browser: Browser | null,
  ) {
    this.socket = new SharedSocket('demo', this.available, browser?.tabsOf(this) ?? null);
  }

  open(who = 'guest'): Promise<BuyerLink> {
    const handlers = {
      Message: (message: Message) => this.heard.push(`message ${message.text}`),
      Resync: () => this.heard.push('resync'),
      Drain: () => this.heard.push('drain'),
    };
    return this.socket.open(who, handlers as unknown as BuyerHandlers, (spread) => this.connect(spread));
  }

  private connect(handlers: BuyerHandlers): Promise<BuyerLink> {
    let drop = (): void => undefined;
    const lost = new Promise<void>((resolve) => (drop = resolve));
    const call = async (name: string) => this.answer(name);
    const link = { lost, close: drop, call } as unknown as BuyerLink;
    this.sockets.push({ link, drop, handlers });
    return Promise.resolve(link);
  }
}

const lostOf = async (link: BuyerLink) => {
  let lost = false;
  void link.lost.then(() => (lost = true));
  await vi.advanceTimersByTimeAsync(0);
  return lost;
};

describe('shared socket', () => {
  let browser: Browser;
  let a: Tab;
  let b: Tab;

  beforeEach(() => {
    vi.useFakeTimers();
    browser = new Browser();
    a = new Tab('a', browser);
    b = new Tab('b', browser);
  });
  afterEach(() => void vi.useRealTimers());

  it('none -> leader: the first tab opens the socket', async () => {
    await a.open();

    expect(a.socket.leads).toBe(true);
    expect(a.sockets).toHaveLength(1);
  });

  it('none -> follower: the second tab calls through the first and hears what it hears', async () => {
    await a.open();
    const link = await b.open();

    expect(await link.call('LeaveQueue')).toBe('done');
    a.sockets[0]?.handlers.Resync();
    a.sockets[0]?.handlers.Drain({ delayMs: 1 });
    await vi.advanceTimersByTimeAsync(0);

    expect(b.sockets).toHaveLength(0);
    expect([a.heard, b.heard]).toEqual([['resync', 'drain'], ['resync']]);
    expect(b.socket.leads).toBe(false);
  });

  it('passes refusals on as they are', async () => {
    await a.open();
    const link = await b.open();
    a.answer = () => {
      throw new Refusal('rateLimited', 'Wait.', 5_000);
    };

    await expect(link.call('LeaveQueue')).rejects.toMatchObject({ code: 'rateLimited', retryAfterMs: 5_000 });
  });

  it('shows in every other tab what one tab sent', async () => {
    const first = await a.open();
    const second = await b.open();

    await second.call('Send', { clientMsgId: 'x', kind: 'text', text: 'from b' });
    await first.call('Send', { clientMsgId: 'y', kind: 'text', text: 'from a' });
    await vi.advanceTimersByTimeAsync(0);

    expect([a.heard, b.heard]).toEqual([['message from b'], ['message from a']]);
  });

  it('follower -> leader: the leader\u2019s tab is closed, and the next opens its own socket', async () => {
    await a.open();
    const link = await b.open();

    browser.kill(a);
    expect(await lostOf(link)).toBe(true);
    await b.open();

    expect(b.sockets).toHaveLength(1);
    expect(b.socket.leads).toBe(true);
  });

  it('follower -> leader: a leader that sleeps is deposed, and gives its socket up when it wakes', async () => {
    const first = await a.open();
    const link = await b.open();

    a.asleep = true;
    const asked = expect(link.call('LeaveQueue')).rejects.toThrow('in time');
    await vi.advanceTimersByTimeAsync(10_000);
    await asked;
    expect(await lostOf(link)).toBe(true);
    const again = b.open();
    await vi.advanceTimersByTimeAsync(3_000);
    await again;

    expect([a.socket.leads, b.socket.leads]).toEqual([false, true]);
    expect(await lostOf(first)).toBe(true);
  });

  it('notices a leader that sleeps when the buyer comes back to the tab', async () => {
    await a.open();
    const link = await b.open();
    a.asleep = true;

    const checked = b.socket.check();
    await vi.advanceTimersByTimeAsync(3_000);
    await checked;

    expect(await lostOf(link)).toBe(true);
  });

  it('follower -> none -> follower: the leader lost its socket and found it again', async () => {
    await a.open();
    const link = await b.open();

    a.sockets[0]?.drop();
    expect(await lostOf(link)).toBe(true);
    await expect(b.open()).rejects.toThrow('Not connected');
    await a.open();
    await vi.advanceTimersByTimeAsync(0);
    expect(b.available).toHaveBeenCalled();
    await b.open();

    expect(b.sockets).toHaveLength(0);
  });

  it('keeps tabs of different buyers apart', async () => {
    await a.open('user.1');
    await b.open('user.2');

    expect([a.sockets.length, b.sockets.length]).toEqual([1, 1]);
  });

  it('leader -> none: who leaves lets the next lead', async () => {
    await a.open();
    const link = await b.open();

    a.socket.leave();

    expect(await lostOf(link)).toBe(true);
    await b.open();
    expect(b.socket.leads).toBe(true);
  });

  it('opens nothing for a buyer who has left while it was opening', async () => {
    const opening = expect(a.open('user.1')).rejects.toThrow();
    a.socket.leave();
    await a.open('user.2');
    await vi.advanceTimersByTimeAsync(3_000);
    await opening;

    expect(a.socket.leads).toBe(true);
    expect(a.sockets).toHaveLength(1);
  });

  it('works alone where tabs cannot speak with each other', async () => {
    const alone = new Tab('x', null);
    const link = await alone.open();

    expect(await link.call('LeaveQueue')).toBe('done');
  });
});
