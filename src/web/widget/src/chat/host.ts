import { sealed, unsealed, type Context, type FrameOptions, type ToFrame, type ToHost } from '@chatrouter/shared/bridge';
import { Refusal } from '@chatrouter/shared/refusal';

export interface HostHandlers {
  options: (options: FrameOptions) => void;
  context: (context: Context) => void;
  visible: (on: boolean) => void;
  prefill: (text: string) => void;
  history: () => void;
  identify: () => void;
  logout: () => void;
}

/** The shop's page around this frame. It named its origin in our address; the browser vouches for it in every message. */
export class Host {
  private readonly asked = new Map<number, (answer: Extract<ToFrame, { type: 'token' }>) => void>();
  private lastAsk = 0;

  constructor(
    private readonly origin: string,
    private readonly handlers: HostHandlers,
  ) {
    window.addEventListener('message', (event) => this.heard(event));
    this.say({ type: 'hello' });
  }

  say(message: ToHost): void {
    window.parent.postMessage(sealed(message), this.origin);
  }

  /** The buyer's token from the shop's page; another one than before if `fresh`. */
  userToken(fresh: boolean): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      const id = ++this.lastAsk;
      this.asked.set(id, ({ token, failed }) =>
        failed === undefined ? resolve(token ?? undefined) : reject(new Refusal('tokenInvalid', `userToken: ${failed}`)),
      );
      this.say({ type: 'needToken', id, fresh });
    });
  }

  private heard(event: MessageEvent): void {
    const message = unsealed<ToFrame>(event, window.parent, this.origin);
    switch (message?.type) {
      case 'options':
        return this.handlers.options(message.options);
      case 'context':
        return this.handlers.context(message.context);
      case 'visible':
        return this.handlers.visible(message.on);
      case 'prefill':
        return this.handlers.prefill(message.text);
      case 'history':
        return this.handlers.history();
      case 'identify':
        return this.handlers.identify();
      case 'logout':
        return this.handlers.logout();
      case 'token':
        this.asked.get(message.id)?.(message);
        return void this.asked.delete(message.id);
    }
  }
}
