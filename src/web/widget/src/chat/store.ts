import { computed, effect, signal } from '@preact/signals';
import { ServerClock } from '@chatrouter/shared/clock';
import { Connection, type ConnectionState } from '@chatrouter/shared/connection';
import type { BuyerSnapshot, Card, Message, SendReceipt } from '@chatrouter/shared/contract';
import { otherThan } from '@chatrouter/shared/i18n';
import { Filling } from '@chatrouter/shared/filling';
import type { OfferedChat } from '@chatrouter/shared/offered';
import { Outbox, type OutboxEntry } from '@chatrouter/shared/outbox';
import { IndexedDbOutboxStore } from '@chatrouter/shared/outboxStore';
import { codeOf, isEnding, Refusal } from '@chatrouter/shared/refusal';
import { Repair } from '@chatrouter/shared/repair';
import { hasHole } from '@chatrouter/shared/timeline';
import { TypingSeen, TypingSender } from '@chatrouter/shared/typing';
import { uuidv7 } from '@chatrouter/shared/uuidv7';
import { Earlier } from './earlier';
import type { ChatOptions } from './options';
import { Pictures } from './pictures';
import { publicCode } from './publicCode';
import { connectionEvent, eventsBetween, messageEvent, stateOf, type PageEvent } from './report';
import { BuyerSession, type BuyerHandlers, type BuyerLink } from './session';
import { ShopPage } from './shopPage';
import { SharedSocket } from './sharedSocket';
import { Slowdown } from './slowdown';
import * as talks from './talk';
import { locale, whyRefused } from './words';

const leastBetweenAsksMs = 10_000;
const askEveryMs = 60_000;

/** The chat's state and everything that changes it. */
export class ChatStore {
  readonly connection = signal<ConnectionState>({ kind: 'idle' });
  readonly talk = signal(talks.noTalk);
  readonly typing = signal(false);
  readonly visible = signal(false);
  readonly page = new ShopPage(
    (code, message) => this.complain(code, message),
    () => this.ask(),
  );
  /** What the shop's chat does beside talking. */
  readonly offered = signal<OfferedChat>({});
  readonly draft = signal('');
  readonly loaded = signal(false);
  readonly quiet = signal(false);
  readonly slowdown = new Slowdown();
  /** Why the last attempt to connect came to nothing. */
  readonly failedWith = signal<string | undefined>(undefined);
  /** Messages that came all at once after a reconnect. */
  readonly caughtUp = signal(0);
  /** They are not read out one by one: a line says how many they are. */
  readonly filling = signal(false);
  readonly pictures: Pictures;
  readonly asksRating = computed(() => talks.isUnrated(this.talk.value) && this.skipped.value !== this.talk.value.conversationId);
  readonly earlier = new Earlier(
    () => this.talk.value,
    (talk) => this.set(talk),
    () => this.linkOrThrow(),
  );
  readonly up = computed(() => this.connection.value.kind === 'up');
  readonly clock = new ServerClock();
  readonly typingSender = new TypingSender((on) => this.quietly((link, id) => id !== '' && link.call('Typing', id, on)));

  private readonly fill = new Filling(
    () => !hasHole(this.talk.value.timeline),
    (on) => (this.filling.value = on),
  );
  private readonly skipped = signal<string | undefined>(undefined);
  private readonly typingSeen = new TypingSeen((on) => (this.typing.value = on));
  private readonly link: Connection<BuyerLink>;
  private readonly outbox: Outbox<talks.Body>;
  private readonly repair: Repair;
  private readonly socket: SharedSocket;
  private readonly session: BuyerSession;
  private open: BuyerLink | undefined;
  private askedAt = 0;
  private readSent = 0;
  private buyer: string | undefined;

  constructor(private readonly options: ChatOptions) {
    const { shopKey, device, userToken } = options;
    this.draft.value = device.draft;
    this.quiet.value = device.quiet;
    this.skipped.value = device.unrated;
    effect(() => void (device.draft = this.draft.value));
    effect(() => void (this.up.value && this.earlier.asked.value && this.earlier.show()));
    setInterval(() => this.askWhatAwaits(), askEveryMs);
    this.socket = new SharedSocket(shopKey, () => this.link.retryNow());
    this.session = new BuyerSession(shopKey, userToken, device, this.socket, () =>
      this.tell({ name: 'token-expired', payload: undefined }),
    );
    this.link = new Connection<BuyerLink>({ connect: () => this.connect(), changed: (state, link) => this.changed(state, link) });
    const unsent = new IndexedDbOutboxStore<talks.Body>('chatrouter-widget');
    this.pictures = new Pictures((use) => this.session.authorized(use), unsent);
    this.outbox = new Outbox<talks.Body>({
      scope: `buyer:${shopKey}`,
      store: unsent,
      send: (entry) => this.deliver(entry),
      notify: (event) => {
        this.set(talks.sendWent(this.talk.value, event));
        if (event.kind === 'failed') this.complain(event.code, whyRefused(event.code));
      },
    });
    this.repair = new Repair({
      read: () => this.talk.value.timeline,
      write: (timeline) => this.set({ ...this.talk.value, timeline }),
      sync: (afterSeq) => this.linkOrThrow().call('Sync', this.talk.value.conversationId ?? '', afterSeq),
    });
  }

  retryNow = (): void => {
    this.link.retryNow();
    if (this.connection.value.kind === 'ended') this.link.start();
  };
  networkLost = (): void => this.link.abandon();

  sendText(text: string): void {
    this.typingSender.stopped();
    this.send({ kind: 'text', text });
  }

  sendProduct(card: Card): void {
    this.send({ kind: 'product', card });
    this.page.dismiss('product');
  }

  sendOrder(id: string, title: string): void {
    this.send({ kind: 'order', card: { id, title } });
    this.page.dismiss('order');
  }

  /** The pictures that are ready, each as a message. */
  sendStaged(): void {
    for (const image of this.pictures.staging.take()) this.send({ kind: 'image', image });
  }

  cancelUpload = (clientMsgId: string): void => {
    this.pictures.sender.cancel(clientMsgId);
    this.remove(clientMsgId);
  };

  setQuiet(on: boolean): void {
    this.quiet.value = on;
    this.options.device.quiet = on;
  }

  switchLanguage = (): void => this.options.listener.language(otherThan(locale.value));
  retry = (clientMsgId: string): void => void this.outbox.retry(clientMsgId);
  remove = (clientMsgId: string): void => void this.outbox.drop(clientMsgId);
  leaveQueue = (): void => this.quietly((link) => link.call('LeaveQueue'));
  askHuman = (): void => this.quietly((link) => link.call('AskHuman'));
  end = (): void => this.quietly((link, id) => id !== '' && link.call('Close', id));

  /** The buyer does not want to say how this conversation was. */
  skipRating = (): void => {
    const { conversationId = '' } = this.talk.value;
    this.skipped.value = conversationId;
    this.options.device.unrated = conversationId;
  };

  async rate(score: number, tags: string[], text: string): Promise<void> {
    const { conversationId } = this.talk.value;
    if (conversationId === undefined) return;
    await this.linkOrThrow().call('Rate', conversationId, score, tags, text === '' ? null : text);
    const at = new Date(this.clock.now()).toISOString();
    this.set(talks.rated(this.talk.value, { conversationId, score, tags, at, ...(text === '' ? {} : { text }) }));
    this.tell({ name: 'rated', payload: { score } });
  }

  /** Connects when the buyer first sees the chat; nothing does before. */
  setVisible(on: boolean): void {
    this.visible.value = on;
    if (on && this.link.state.kind === 'idle') this.start();
    if (on && !document.hidden) void this.socket.check();
    this.askWhatAwaits();
    this.set(this.talk.value);
  }

  /** The page knows better who the buyer is. */
  identify(): void {
    this.session.forget();
    if (this.link.state.kind === 'idle') return;
    this.link.stop();
    this.link.start();
  }

  /** Nothing of the buyer stays on this device. */
  async logout(): Promise<void> {
    this.link.stop();
    this.session.forget();
    this.options.device.wipe();
    this.draft.value = '';
    this.pictures.staging.clear();
    this.reset();
    await this.outbox.wipe();
    if (this.visible.value) this.start();
  }

  private start(): void {
    void this.outbox.load();
    this.link.start();
  }

  private reset(): void {
    this.buyer = undefined;
    this.loaded.value = false;
    this.set(talks.noTalk);
  }

  private ask(): void {
    if (this.open !== undefined) void this.reopen(this.open).catch(() => undefined);
  }

  // What awaits him changes, and while he has no conversation nothing tells it.
  private askWhatAwaits(): void {
    const { status } = this.talk.value.status ?? { status: 'closed' };
    const due = Date.now() - this.askedAt >= leastBetweenAsksMs;
    if (due && this.visible.value && !document.hidden && status === 'closed') this.ask();
  }

  send(body: talks.Body): void {
    const at = new Date(this.clock.now()).toISOString();
    void this.outbox.add('buyer', uuidv7(this.clock.now()), body, at);
  }

  private async deliver(entry: OutboxEntry<talks.Body>): Promise<SendReceipt> {
    const request = talks.requestOf(entry);
    try {
      if (request.kind !== 'image') return await this.linkOrThrow().call('Send', request);
      return await this.pictures.sender.send(entry, (imageId) => this.linkOrThrow().call('Send', { ...request, imageId }));
    } catch (error) {
      if (error instanceof Refusal && error.code === 'rateLimited' && this.slowdown.begin(error.retryAfterMs ?? 1_000))
        this.complain(error.code, error.message);
      throw error;
    }
  }

  private async connect(): Promise<BuyerLink> {
    let link: BuyerLink | undefined;
    try {
      link = await this.session.open(this.handlers());
      await this.reopen(link);
      this.failedWith.value = undefined;
      return link;
    } catch (error) {
      link?.close();
      const code = (this.failedWith.value = codeOf(error));
      if (isEnding(error) || code === 'rateLimited') this.complain(code, (error as Refusal).message);
      throw error;
    }
  }

  private async reopen(link: BuyerLink): Promise<void> {
    const { conversationId, timeline } = this.talk.value;
    const have = conversationId === undefined ? {} : { [conversationId]: timeline.upTo };
    const askedAt = (this.askedAt = Date.now());
    const snapshot = await this.session.during(link.call('Open', { ...this.page.entry, have }));
    this.clock.learn(snapshot.serverTime, askedAt);
    if (this.buyer !== undefined && this.buyer !== snapshot.buyer.id) this.reset();
    this.buyer = snapshot.buyer.id;
    this.opened(snapshot);
  }

  private opened(snapshot: BuyerSnapshot): void {
    const firstOpen = !this.loaded.value;
    const gained = firstOpen ? 0 : snapshot.messages.filter((m) => m.seq > this.talk.value.timeline.upTo && m.from !== 'buyer').length;
    this.set(talks.opened(this.talk.value, snapshot, firstOpen), firstOpen);
    this.offered.value = snapshot.chat ?? {};
    this.loaded.value = true;
    this.caughtUp.value = gained > 3 ? gained : 0;
    if (gained > 3) this.fill.begin();
  }

  private changed(state: ConnectionState, link: BuyerLink | undefined): void {
    this.open = link;
    this.connection.value = state;
    this.outbox.setUp(state.kind === 'up');
    if (state.kind === 'up') this.set(this.talk.value);
    this.tell(connectionEvent(state, Date.now()));
  }

  private handlers(): BuyerHandlers {
    return {
      Message: (message) => {
        if (message.from === 'agent') this.typingSeen.set(false);
        this.set(talks.messageCame(this.talk.value, message));
      },
      Status: (status) => this.set(talks.statusCame(this.talk.value, status)),
      Closed: ({ conversationId, by }) => this.set(talks.closedCame(this.talk.value, conversationId, by)),
      Typing: ({ from, on }) => from === 'agent' && this.typingSeen.set(on),
      Receipt: (receipt) => this.set(talks.receiptCame(this.talk.value, receipt)),
      Heads: (heads) => this.set(talks.headsCame(this.talk.value, heads)),
      Drain: ({ delayMs }) => this.link.drain(delayMs),
      Resync: () => void this.link.insist(async () => this.open !== undefined && (await this.reopen(this.open))),
    };
  }

  // However they came: each is told once, in order.
  private news(messages: readonly Message[]): void {
    const { teaser, sound } = this.options.listener;
    for (const message of messages) this.tell(messageEvent(message, this.page.options.includeText ?? false));
    const answers = messages.filter(talks.isAnswer);
    if (!this.visible.value) answers.forEach((message) => teaser.say(message));
    if (answers.length > 0 && !this.quiet.value && this.socket.leads && (!this.visible.value || document.hidden)) sound();
  }

  private set(talk: talks.Talk, firstOpen = false): void {
    const before = this.talk.value;
    if (talk.conversationId !== before.conversationId) this.readSent = 0;
    this.talk.value = talk;
    this.options.listener.teaser.check(talk.timeline.messages);
    this.read();
    for (const event of eventsBetween(before, this.talk.value, firstOpen)) this.tell(event);
    if (!firstOpen) this.news(talks.saidSince(before, talk));
    this.options.listener.state(stateOf(this.talk.value));
    if (this.open !== undefined) void this.repair.run();
  }

  // What the buyer sees is read; told only when it rose, and again after a reconnect lost it.
  private read(): void {
    if (!this.visible.value || document.hidden) return;
    const before = this.talk.value;
    const talk = talks.readHere(before);
    this.talk.value = talk;
    const upTo = talk.timeline.upTo;
    if (this.open === undefined || talk.conversationId === undefined || upTo <= this.readSent) return;
    this.readSent = upTo;
    this.quietly((link, id) => link.call('Read', id, upTo));
  }

  private quietly(call: (link: BuyerLink, conversationId: string) => Promise<unknown> | false): void {
    const asked = this.open !== undefined && call(this.open, this.talk.value.conversationId ?? '');
    if (asked !== false) asked.catch(() => undefined);
  }

  linkOrThrow(): BuyerLink {
    if (this.open === undefined) throw new Error('Not connected.');
    return this.open;
  }

  private tell(event: PageEvent): void {
    this.options.listener.event(event);
  }

  private complain(code: string, message: string): void {
    this.tell({ name: 'error', payload: { code: publicCode(code), message, docs: '' } });
  }
}
