import { openHub, type HubLink } from '@chatrouter/shared/hubClient';
import { newTicket, request } from '@chatrouter/shared/http';
import { buyerHub, type BuyerBrief, type BuyerCalls, type BuyerEvents } from '@chatrouter/shared/contract';
import { Refusal } from '@chatrouter/shared/refusal';

interface SessionReply {
  accessToken: string;
  expiresIn: number;
  guestToken?: string;
  buyer: BuyerBrief;
  shopName: string;
}

export type BuyerLink = HubLink<BuyerCalls>;
export type BuyerHandlers = { [Name in keyof BuyerEvents]: (...args: BuyerEvents[Name]) => void };

/** Who the buyer is here: by the shop's token, else as the guest this browser remembers. */
export class BuyerSession {
  private token: { value: string; expiresAt: number } | undefined;

  constructor(
    private readonly shopKey: string,
    private readonly userToken: () => Promise<string | undefined>,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined,
  ) {}

  async open(handlers: BuyerHandlers): Promise<BuyerLink> {
    return openHub<BuyerCalls, BuyerEvents>(buyerHub.path, await this.authorized(newTicket), handlers);
  }

  forget(): void {
    this.token = undefined;
    this.storage?.removeItem(this.key);
  }

  /** Calls with the buyer's token; once more with a new one when the server no longer takes it. */
  async authorized<T>(use: (token: string) => Promise<T>): Promise<T> {
    try {
      return await use(await this.accessToken());
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'unauthenticated') throw error;
      this.token = undefined;
      return use(await this.accessToken());
    }
  }

  private async accessToken(): Promise<string> {
    if (this.token !== undefined && Date.now() < this.token.expiresAt) return this.token.value;
    const userToken = await this.userToken();
    const guestToken = this.storage?.getItem(this.key) ?? undefined;
    const who = userToken !== undefined ? { userToken } : guestToken !== undefined ? { guestToken } : {};
    const reply = await request<SessionReply>('POST', '/api/v1/sessions/buyer', { body: { shopKey: this.shopKey, ...who } });
    if (reply.guestToken !== undefined) this.storage?.setItem(this.key, reply.guestToken);
    this.token = { value: reply.accessToken, expiresAt: Date.now() + reply.expiresIn * 900 };
    return this.token.value;
  }

  private get key(): string {
    return `chatrouter.guest.${this.shopKey}`;
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
