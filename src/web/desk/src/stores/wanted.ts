import type { AgentState, SetStateRequest } from '@chatrouter/shared/contract';
import { Refusal } from '@chatrouter/shared/refusal';
import type { AgentLink } from './session';

/** The state that the agent chose, until the server has answered: told again with the next connection. */
export class Wanted {
  private request: SetStateRequest | undefined;

  constructor(private readonly took: (state: AgentState) => void) {}

  async set(request: SetStateRequest, link: AgentLink | undefined): Promise<void> {
    this.request = request;
    if (link !== undefined) await this.tell(link);
  }

  async tell(link: AgentLink): Promise<void> {
    const { request } = this;
    if (request === undefined) return;
    try {
      this.took((await link.call('SetState', request)).state);
    } catch (error) {
      // Broken off before its answer.
      if (!(error instanceof Refusal)) return;
      if (this.request === request) this.request = undefined;
      throw error;
    }
    if (this.request === request) this.request = undefined;
  }

  forget(): void {
    this.request = undefined;
  }
}
