import { computed, signal } from '@preact/signals';
import { ServerClock } from '@chatrouter/shared/clock';
import { Connection, type ConnectionState } from '@chatrouter/shared/connection';
import type { Card, Message, OpenRequest, SendReceipt } from '@chatrouter/shared/contract';
import { ImageCache } from '@chatrouter/shared/imageCache';
import { canvasCodec } from '@chatrouter/shared/imageCodec';
import { prepare } from '@chatrouter/shared/imagePrepare';
import { ImageSender } from '@chatrouter/shared/imageSender';
import { downloadImage } from '@chatrouter/shared/imageUpload';
import { Outbox, type OutboxEntry } from '@chatrouter/shared/outbox';
import { IndexedDbOutboxStore } from '@chatrouter/shared/outboxStore';
import { Repair } from '@chatrouter/shared/repair';
import { firstSeq, prepend } from '@chatrouter/shared/timeline';
import { StagedImages, type Staged } from '@chatrouter/shared/stagedImages';
import { TypingSeen, TypingSender } from '@chatrouter/shared/typing';
import { uuidv7 } from '@chatrouter/shared/uuidv7';
import { pageStorage, type BuyerHandlers, type BuyerLink, type BuyerSession } from './session';
import * as talks from './talk';

const lane = 'buyer';
const skippedKey = 'chatrouter.unrated';

export interface ChatOptions {
  shopKey: string;
  session: BuyerSession;
  entry: Omit<OpenRequest, 'have'>;
  /** Things a shop's page may want to know. */
  tell: (name: string, payload: unknown) => void;
}

/** The chat's state and everything that changes it. */
export class ChatStore {
  readonly connection = signal<ConnectionState>({ kind: 'idle' });
  readonly talk = signal(talks.noTalk);
  readonly typing = signal(false);
  readonly visible = signal(false);
  readonly card = signal<Card | null>(null);
  readonly draft = signal('');
  readonly loaded = signal(false);
  readonly staged = signal<readonly Staged[]>([]);
  readonly staging = new StagedImages(
    (file) => prepare(file, canvasCodec),
    (images) => (this.staged.value = images),
  );
  /** How far each upload has come, from 0 to 1, by message. */
  readonly uploads = signal<Readonly<Record<string, number>>>({});
  readonly images: ImageCache;
  readonly unread = computed(() => talks.unreadOf(this.talk.value));
  readonly clock = new ServerClock();
  readonly typingSender = new TypingSender((on) => this.quietly((link, id) => id !== '' && link.call('Typing', id, on)));

  readonly asksRating = computed(() => talks.isUnrated(this.talk.value) && this.skipped.value !== this.talk.value.conversationId);

  private readonly skipped = signal(pageStorage()?.getItem(skippedKey) ?? undefined);
  private readonly typingSeen = new TypingSeen((on) => (this.typing.value = on));
  private readonly link: Connection<BuyerLink>;
  private readonly outbox: Outbox<talks.Body>;
  private readonly imageSender: ImageSender<talks.Body>;
  private readonly repair: Repair;
  private open: BuyerLink | undefined;
  private readSent = 0;

  constructor(private readonly options: ChatOptions) {
    this.link = new Connection<BuyerLink>({ connect: () => this.connect(), changed: (state, link) => this.changed(state, link) });
    const authorized = <T>(use: (token: string) => Promise<T>) => options.session.authorized(use);
    this.images = new ImageCache((imageId) => authorized((token) => downloadImage(imageId, token)));
    const unsent = new IndexedDbOutboxStore<talks.Body>('chatrouter-widget');
    this.imageSender = new ImageSender<talks.Body>({
      authorized,
      keep: (entry) => unsent.put(entry),
      cache: this.images,
      progressed: (clientMsgId, share) => this.uploadCame(clientMsgId, share),
    });
    this.outbox = new Outbox<talks.Body>({
      scope: `buyer:${options.shopKey}`,
      store: unsent,
      send: (entry) => this.deliver(entry),
      notify: (event) => this.set(talks.sendWent(this.talk.value, event)),
    });
    this.repair = new Repair({
      read: () => this.talk.value.timeline,
      write: (timeline) => this.set({ ...this.talk.value, timeline }),
      sync: (afterSeq) => this.linkOrThrow().call('Sync', this.talk.value.conversationId ?? '', afterSeq),
    });
  }

  /** Connects; nothing does before the buyer opens the chat. */
  start(): void {
    if (this.link.state.kind === 'idle') void this.outbox.load();
    this.link.start();
  }

  retryNow = (): void => this.link.retryNow();

  sendText(text: string): void {
    this.typingSender.stopped();
    this.send({ kind: 'text', text });
  }

  sendCard(card: Card): void {
    this.send({ kind: 'product', card });
    this.card.value = null;
  }

  /** The pictures that are ready, each as a message. */
  sendStaged(): void {
    for (const image of this.staging.take()) this.send({ kind: 'image', image });
  }

  cancelUpload = (clientMsgId: string): void => {
    this.imageSender.cancel(clientMsgId);
    this.remove(clientMsgId);
  };

  retry = (clientMsgId: string): void => void this.outbox.retry(clientMsgId);

  remove = (clientMsgId: string): void => void this.outbox.drop(clientMsgId);

  leaveQueue = (): void => this.quietly((link) => link.call('LeaveQueue'));

  askHuman = (): void => this.quietly((link) => link.call('AskHuman'));

  /** The buyer does not want to say how this conversation was. */
  skipRating = (): void => {
    const { conversationId = '' } = this.talk.value;
    this.skipped.value = conversationId;
    pageStorage()?.setItem(skippedKey, conversationId);
  };

  async rate(score: number, tags: string[], text: string): Promise<void> {
    const { conversationId } = this.talk.value;
    if (conversationId === undefined) return;
    await this.linkOrThrow().call('Rate', conversationId, score, tags, text === '' ? null : text);
    const at = new Date(this.clock.now()).toISOString();
    if (this.talk.value.conversationId === conversationId)
      this.set({ ...this.talk.value, rating: { conversationId, score, tags, at, ...(text === '' ? {} : { text }) } });
    this.options.tell('rated', { score });
  }

  async older(): Promise<void> {
    const { conversationId, timeline } = this.talk.value;
    if (conversationId === undefined) return;
    const page = await this.linkOrThrow().call('History', conversationId, firstSeq(timeline));
    this.set({ ...this.talk.value, timeline: prepend(this.talk.value.timeline, page.messages) });
  }

  setVisible(on: boolean): void {
    this.visible.value = on;
    this.read();
  }

  logout(): void {
    this.link.stop();
    this.options.session.forget();
    this.set(talks.noTalk);
  }

  private send(body: talks.Body): void {
    const at = new Date(this.clock.now()).toISOString();
    void this.outbox.add(lane, uuidv7(this.clock.now()), body, at);
  }

  private deliver(entry: OutboxEntry<talks.Body>): Promise<SendReceipt> {
    const { clientMsgId, body } = entry;
    if (body.kind !== 'image') return this.linkOrThrow().call('Send', { clientMsgId, ...body });
    return this.imageSender.send(entry, (imageId) => this.linkOrThrow().call('Send', { clientMsgId, kind: 'image', imageId }));
  }

  private uploadCame(clientMsgId: string, share: number | undefined): void {
    const { [clientMsgId]: _, ...others } = this.uploads.value;
    this.uploads.value = share === undefined ? others : { ...others, [clientMsgId]: share };
  }

  private async connect(): Promise<BuyerLink> {
    const link = await this.options.session.open(this.handlers());
    try {
      await this.reopen(link);
    } catch (error) {
      link.close();
      throw error;
    }
    return link;
  }

  private async reopen(link: BuyerLink): Promise<void> {
    const { conversationId, timeline } = this.talk.value;
    const have = conversationId === undefined ? {} : { [conversationId]: timeline.upTo };
    const askedAt = Date.now();
    const snapshot = await link.call('Open', { ...this.options.entry, have });
    this.clock.learn(snapshot.serverTime, askedAt);
    this.set(talks.opened(this.talk.value, snapshot, !this.loaded.value));
    this.loaded.value = true;
  }

  private changed(state: ConnectionState, link: BuyerLink | undefined): void {
    this.connection.value = state;
    this.open = link;
    this.outbox.setUp(state.kind === 'up');
    if (state.kind === 'up') this.set(this.talk.value);
    const names = { idle: 'down', connecting: 'connecting', up: 'up', waiting: 'retrying', ended: 'down' } as const;
    this.options.tell('connection', { state: names[state.kind] });
    if (state.kind === 'ended') this.options.tell('error', { code: state.code });
  }

  private handlers(): BuyerHandlers {
    return {
      Message: (message) => this.messageCame(message),
      Status: (status) => {
        this.set(talks.statusCame(this.talk.value, status));
        if (status.queue !== undefined) this.options.tell('queue', status.queue);
        if (status.agent !== undefined) this.options.tell('assigned', { agent: { nick: status.agent.name } });
      },
      Closed: ({ conversationId }) => {
        this.set(talks.closedCame(this.talk.value, conversationId));
        this.options.tell('conversation-ended', { conversationId });
      },
      Typing: ({ from, on }) => from === 'agent' && this.typingSeen.set(on),
      Receipt: (receipt) => this.set(talks.receiptCame(this.talk.value, receipt)),
      Heads: (heads) => this.set(talks.headsCame(this.talk.value, heads)),
      Drain: ({ delayMs }) => this.link.drain(delayMs),
      Resync: () => void (this.open !== undefined && this.reopen(this.open).catch(() => this.link.abandon())),
    };
  }

  private messageCame(message: Message): void {
    if (message.from === 'agent') this.typingSeen.set(false);
    this.set(talks.messageCame(this.talk.value, message));
    if (message.kind === 'note') return;
    this.options.tell('message', { id: message.clientMsgId, from: message.from, kind: message.kind, at: message.at });
  }

  private set(talk: talks.Talk): void {
    if (talk.conversationId !== this.talk.value.conversationId) this.readSent = 0;
    this.talk.value = talk;
    this.read();
    if (this.open !== undefined) void this.repair.run();
  }

  // What the buyer sees is read; told only when it rose, and again after a reconnect lost it.
  private read(): void {
    if (!this.visible.value || document.hidden) return;
    const talk = talks.readHere(this.talk.value);
    this.talk.value = talk;
    const upTo = talk.timeline.upTo;
    if (this.open === undefined || talk.conversationId === undefined || upTo <= this.readSent) return;
    this.readSent = upTo;
    this.quietly((link, id) => link.call('Read', id, upTo));
  }

  private quietly(call: (link: BuyerLink, conversationId: string) => Promise<unknown> | false): void {
    if (this.open === undefined) return;
    const asked = call(this.open, this.talk.value.conversationId ?? '');
    if (asked !== false) void asked.catch(() => undefined);
  }

  private linkOrThrow(): BuyerLink {
    if (this.open === undefined) throw new Error('Not connected.');
    return this.open;
  }
}
