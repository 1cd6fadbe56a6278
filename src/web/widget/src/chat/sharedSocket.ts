import type { Message, SendReceipt, SendRequest } from '@chatrouter/shared/contract';
import { buyerHub } from '@chatrouter/shared/hubs';
import { Refusal } from '@chatrouter/shared/refusal';
import type { BuyerHandlers, BuyerLink } from './session';
import { stored } from './talk';
import { browserTabs, type TabLine, type Tabs } from './tabs';

const answerWithinMs = 3_000;
const callWithinMs = 10_000;

/** This tab holds the socket, or speaks through the tab that does, or works alone where tabs cannot speak with each other. */
export type Seat = { kind: 'none' } | { kind: 'leader'; link: BuyerLink | undefined } | { kind: 'follower'; lost: () => void };

type Said =
  | { kind: 'join'; from: string }
  | { kind: 'up' }
  | { kind: 'down' }
  | { kind: 'call'; from: string; id: number; name: string; args: unknown[] }
  | {
      kind: 'answer';
      to: string;
      id: number;
      result?: unknown;
      refusal?: { code: string; message: string; retryAfterMs?: number };
      failed?: boolean;
    }
  | { kind: 'event'; except: string; name: keyof BuyerHandlers; args: unknown[] };

type Answer = Extract<Said, { kind: 'answer' }>;

/**
 * All tabs of one buyer share one socket. Who holds the lock is the leader and has the socket; the others send their calls to him and hear
 * its events from him. The lock goes with the leader's tab, and the next in line opens a socket of its own; a leader that answers nobody
 * (a tab put to sleep) is deposed.
 */
export class SharedSocket {
  private seat: Seat = { kind: 'none' };
  private line: TabLine | undefined;
  private who: string | undefined;
  private handlers: BuyerHandlers | undefined;
  private readonly asking = new Set<(up: boolean) => void>();
  private granted: Promise<void> = Promise.resolve();
  private readonly calls = new Map<number, (answer: Answer) => void>();
  private lastCall = 0;

  constructor(
    private readonly scope: string,
    private readonly available: () => void,
    private readonly tabs: Tabs | null = browserTabs(),
  ) {}

  /** One tab of them all, for what must happen once. */
  get leads(): boolean {
    return this.seat.kind === 'leader' || this.tabs === null;
  }

  /** A link that works like a socket of this tab alone. `who` keeps the tabs of different buyers apart. */
  async open(who: string, handlers: BuyerHandlers, connect: (handlers: BuyerHandlers) => Promise<BuyerLink>): Promise<BuyerLink> {
    this.handlers = handlers;
    if (this.tabs === null) return connect(handlers);
    if (who !== this.who) this.leave();
    const line = this.line ?? this.join(this.tabs, who);
    const place = await this.findSeat(line);
    this.mustBeOn(line);
    if (place === 'follower') return this.follow();
    return this.lead(line, await connect(this.spreading(handlers)));
  }

  /** The tab came back to the front: a leader that fell asleep meanwhile is noticed. */
  async check(): Promise<void> {
    if (this.seat.kind === 'follower' && (await this.askForLeader()) === undefined) this.loseLeader();
  }

  leave(): void {
    this.who = undefined;
    this.loseLeader();
    this.seat = { kind: 'none' };
    this.line?.close();
    this.line = undefined;
  }

  private join(tabs: Tabs, who: string): TabLine {
    this.who = who;
    const line = (this.line = tabs.join(`chatrouter.${this.scope}.${who}`, (said) => this.heard(said as Said)));
    this.granted = this.takeLock(line, false);
    return line;
  }

  // Settles when this tab is the leader; when the lock is taken from it, it is none any more.
  private takeLock(line: TabLine, steal: boolean): Promise<void> {
    return new Promise((resolve) => {
      const held = line.lock(steal, () => {
        if (this.line !== line) return;
        this.loseLeader();
        this.seat = { kind: 'leader', link: undefined };
        resolve();
      });
      void held.catch(() => {
        if (this.line !== line) return;
        const { seat } = this;
        this.seat = { kind: 'none' };
        this.granted = this.takeLock(line, false);
        if (seat.kind === 'leader') seat.link?.close();
      });
    });
  }

  private async findSeat(line: TabLine): Promise<'leader' | 'follower'> {
    const first = await Promise.race([this.granted.then(() => 'leader' as const), this.askForLeader()]);
    this.mustBeOn(line);
    if (this.seat.kind === 'leader') return 'leader';
    if (first === true) return 'follower';
    if (first === false) throw new Error('Not connected.');
    await (this.granted = this.takeLock(line, true));
    return 'leader';
  }

  private mustBeOn(line: TabLine): void {
    if (this.line !== line) throw new Error('This tab has left.');
  }

  /** Whether the leader is connected; nothing when nobody answers. */
  private async askForLeader(): Promise<boolean | undefined> {
    const answered = new Promise<boolean>((resolve) => this.asking.add(resolve));
    this.line?.say({ kind: 'join', from: this.line.me } satisfies Said);
    return Promise.race([answered, this.after(answerWithinMs)]);
  }

  private follow(): BuyerLink {
    let lost = (): void => undefined;
    const gone = new Promise<void>((resolve) => (lost = resolve));
    this.seat = { kind: 'follower', lost };
    return {
      lost: gone,
      close: () => this.loseLeader(),
      call: ((name: string, ...args: unknown[]) => this.ask(name, args)) as BuyerLink['call'],
    };
  }

  private lead(line: TabLine, link: BuyerLink): BuyerLink {
    if (this.seat.kind !== 'leader' || this.line !== line) {
      link.close();
      throw new Error('Another tab leads by now.');
    }
    this.seat = { kind: 'leader', link };
    line.say({ kind: 'up' } satisfies Said);
    const dropped = () => {
      if (this.seat.kind !== 'leader' || this.seat.link !== link) return;
      this.seat = { kind: 'leader', link: undefined };
      line.say({ kind: 'down' } satisfies Said);
    };
    void link.lost.then(dropped);
    return {
      lost: link.lost,
      close: () => {
        dropped();
        link.close();
      },
      call: ((name: string, ...args: unknown[]) => this.callFor(line.me, link, name, args)) as BuyerLink['call'],
    };
  }

  // The server tells a message to all connections but the sender's: with one connection for all tabs the others hear it from here.
  private async callFor(tab: string, link: BuyerLink, name: string, args: unknown[]): Promise<unknown> {
    const result = await (link.call as (name: string, ...args: unknown[]) => Promise<unknown>)(name, ...args);
    if (name === 'Send') this.tellTabs(stored(args[0] as SendRequest, result as SendReceipt), tab);
    return result;
  }

  private tellTabs(message: Message, except: string): void {
    this.line?.say({ kind: 'event', except, name: 'Message', args: [message] } satisfies Said);
    if (except !== this.line?.me) this.handlers?.Message(message);
  }

  private spreading(handlers: BuyerHandlers): BuyerHandlers {
    const spread = Object.entries(handlers).map(([name, handle]) => [
      name,
      (...args: unknown[]) => {
        // A drain moves the leader's socket; the others follow when it is lost.
        if (name !== 'Drain') this.line?.say({ kind: 'event', except: '', name: name as keyof BuyerHandlers, args } satisfies Said);
        (handle as (...args: unknown[]) => void)(...args);
      },
    ]);
    return Object.fromEntries(spread) as BuyerHandlers;
  }

  private ask(name: string, args: unknown[]): Promise<unknown> {
    const { line } = this;
    if (line === undefined || this.seat.kind !== 'follower') return Promise.reject(new Error('Not connected.'));
    const id = ++this.lastCall;
    const answered = new Promise<Answer>((resolve) => this.calls.set(id, resolve));
    line.say({ kind: 'call', from: line.me, id, name, args } satisfies Said);
    return Promise.race([answered, this.after(callWithinMs)]).then((answer) => {
      this.calls.delete(id);
      if (answer === undefined) this.loseLeader();
      if (answer?.refusal !== undefined) throw new Refusal(answer.refusal.code, answer.refusal.message, answer.refusal.retryAfterMs);
      if (answer === undefined || answer.failed === true) throw new Error('No answer in time.');
      return answer.result;
    });
  }

  private heard(said: Said): void {
    switch (said.kind) {
      case 'join':
        if (this.seat.kind === 'leader') this.line?.say({ kind: this.seat.link === undefined ? 'down' : 'up' } satisfies Said);
        return;
      case 'up':
        this.answered(true);
        return this.seat.kind === 'none' ? this.available() : undefined;
      case 'down':
        this.answered(false);
        return this.loseLeader();
      case 'call':
        return void (this.seat.kind === 'leader' && this.serve(said, this.seat.link));
      case 'answer':
        return said.to === this.line?.me ? this.calls.get(said.id)?.(said) : undefined;
      case 'event':
        if (this.seat.kind !== 'follower' || said.except === this.line?.me) return;
        return (this.handlers?.[said.name] as ((...args: unknown[]) => void) | undefined)?.(...said.args);
    }
  }

  private async serve({ from, id, name, args }: Extract<Said, { kind: 'call' }>, link: BuyerLink | undefined): Promise<void> {
    const answer: Answer = { kind: 'answer', to: from, id };
    try {
      if (link === undefined || !buyerHub.calls.some((call) => call === name)) throw new Error('Not connected.');
      answer.result = await this.callFor(from, link, name, args);
    } catch (error) {
      if (error instanceof Refusal) answer.refusal = { code: error.code, message: error.message, ...wait(error) };
      else answer.failed = true;
    }
    this.line?.say(answer satisfies Said);
  }

  private answered(up: boolean): void {
    for (const answer of this.asking) answer(up);
    this.asking.clear();
  }

  private loseLeader(): void {
    if (this.seat.kind !== 'follower') return;
    const { lost } = this.seat;
    this.seat = { kind: 'none' };
    lost();
  }

  private after(ms: number): Promise<undefined> {
    return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
  }
}

const wait = ({ retryAfterMs }: Refusal) => (retryAfterMs === undefined ? {} : { retryAfterMs });
