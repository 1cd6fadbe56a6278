import { openHub, type HubLink } from '@chatrouter/shared/hubClient';
import { newTicket, request } from '@chatrouter/shared/http';
import type { BuyerBrief } from '@chatrouter/shared/contract';
import { buyerHub, type BuyerCalls, type BuyerEvents } from '@chatrouter/shared/hubs';
import { Refusal } from '@chatrouter/shared/refusal';
import type { Device } from './device';
import type { SharedSocket } from './sharedSocket';

interface SessionReply {
  accessToken: string;
  expiresIn: number;
  guestToken?: string;
  buyer: BuyerBrief;
  shopName: string;
}

export type BuyerLink = Pick<HubLink<BuyerCalls>, 'call' | 'close' | 'lost'>;
export type BuyerHandlers = { [Name in keyof BuyerEvents]: (...args: BuyerEvents[Name]) => void };

/** Asks the shop's page who the buyer is; `fresh` when the token it gave has expired. */
export type AskForToken = (fresh: boolean) => Promise<string | undefined>;

/** Who the buyer is here: by the shop's token, else as the guest this browser remembers. */
export class BuyerSession {
  private given: { userToken: string | undefined } | undefined;
  private life = 0;
  private access: { token: string; expiresAt: number } | undefined;

  constructor(
    private readonly shopKey: string,
    private readonly ask: AskForToken,
    private readonly device: Device,
    private readonly socket: SharedSocket,
    private readonly expired: () => void,
  ) {}

  async open(handlers: BuyerHandlers): Promise<BuyerLink> {
    const { life } = this;
    const link = await this.socket.open(nameOf(await this.userToken()), handlers, async (heard) =>
      openHub<BuyerCalls, BuyerEvents>(buyerHub.path, await this.authorized(newTicket), heard),
    );
    if (life !== this.life) link.close();
    this.mustBe(life);
    return link;
  }

  /** The page names somebody else, or has a new token: ask again. */
  forget(): void {
    this.life++;
    this.given = undefined;
    this.access = undefined;
    this.socket.leave();
  }

  /** What is waited for, unless the buyer has changed meanwhile: then it throws. */
  async during<T>(work: Promise<T>): Promise<T> {
    const { life } = this;
    const result = await work;
    this.mustBe(life);
    return result;
  }

  /** Calls with the buyer's token; once more with a new one when the server no longer takes it. */
  async authorized<T>(use: (token: string) => Promise<T>): Promise<T> {
    try {
      return await use(await this.accessToken());
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'unauthenticated') throw error;
      this.access = undefined;
      return use(await this.accessToken());
    }
  }

  // What began for one buyer must not end as another's.
  private mustBe(life: number): void {
    if (life !== this.life) throw new Error('The buyer changed meanwhile.');
  }

  private async accessToken(): Promise<string> {
    if (this.access !== undefined && Date.now() < this.access.expiresAt) return this.access.token;
    const reply = await this.during(this.signIn());
    if (reply.guestToken !== undefined) this.device.guestToken = reply.guestToken;
    this.access = { token: reply.accessToken, expiresAt: Date.now() + reply.expiresIn * 900 };
    return this.access.token;
  }

  private async signIn(): Promise<SessionReply> {
    const userToken = await this.userToken();
    try {
      return await this.post(userToken);
    } catch (error) {
      if (userToken === undefined || !(error instanceof Refusal) || error.code !== 'tokenInvalid') throw error;
      const another = await this.during(this.ask(true));
      if (another === undefined || another === userToken) return this.lapsed(error);
      this.given = { userToken: another };
      return this.post(another).catch((refused: unknown) => this.lapsed(refused));
    }
  }

  // Asked for wherever it is not known: nobody becomes a guest whose token has lapsed.
  private async userToken(): Promise<string | undefined> {
    this.given ??= { userToken: await this.during(this.ask(false)) };
    return this.given.userToken;
  }

  private lapsed(error: unknown): never {
    this.given = undefined;
    if (error instanceof Refusal && error.code === 'tokenInvalid') this.expired();
    throw error;
  }

  private post(userToken: string | undefined): Promise<SessionReply> {
    const { guestToken } = this.device;
    const who = userToken !== undefined ? { userToken } : guestToken !== undefined ? { guestToken } : {};
    return request<SessionReply>('POST', '/api/v1/sessions/buyer', { body: { shopKey: this.shopKey, ...who } });
  }
}

/** Keeps tabs of different buyers apart. Only a name: that the token is true is the server's to find. */
export function nameOf(userToken: string | undefined): string {
  if (userToken === undefined) return 'guest';
  try {
    const payload = JSON.parse(atob((userToken.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown };
    return `user.${String(payload.sub)}`;
  } catch {
    return 'user';
  }
}
