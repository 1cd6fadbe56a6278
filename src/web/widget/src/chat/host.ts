import { sealed, unsealed, type FrameOptions, type ToFrame, type ToHost } from '@chatrouter/shared/bridge';
import type { Card } from '@chatrouter/shared/contract';

export interface HostHandlers {
  init: (options: FrameOptions, card: Card | null) => void;
  visible: (on: boolean) => void;
  card: (card: Card | null) => void;
  prefill: (text: string) => void;
  logout: () => void;
}

/** The shop's page around this frame. It named its origin in our address; the browser vouches for it in every message. */
export class Host {
  private readonly asked: ((token: string | undefined) => void)[] = [];

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

  /** A fresh token of the buyer from the shop's page. */
  userToken(): Promise<string | undefined> {
    return new Promise((resolve) => {
      this.asked.push(resolve);
      this.say({ type: 'needToken' });
    });
  }

  private heard(event: MessageEvent): void {
    const message = unsealed<ToFrame>(event, window.parent, this.origin);
    switch (message?.type) {
      case 'init':
        return this.handlers.init(message.options, message.card);
      case 'visible':
        return this.handlers.visible(message.on);
      case 'card':
        return this.handlers.card(message.card);
      case 'prefill':
        return this.handlers.prefill(message.text);
      case 'logout':
        return this.handlers.logout();
      case 'token':
        return this.asked.splice(0).forEach((answer) => answer(message.token ?? undefined));
    }
  }
}
