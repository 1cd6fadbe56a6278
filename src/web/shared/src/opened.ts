import type { AgentConversation, AgentId, GroupId, Message, Rating, Time } from './contract';

/** A conversation with what was said in it, as it is shown to an agent. */
export interface OpenedConversation {
  conversation: AgentConversation;
  messages: Message[];
  rating?: Rating;
}

/** A conversation that comes to this agent, or is his: handed over with a reason and a note, or found by the rules. When it comes, `BuyerTagged` follows if its buyer has tags or a level. */
export interface Assignment extends OpenedConversation {
  handedBy?: AgentId;
  remark?: string;
}

/** Somebody handed a conversation over, to an agent or, while it waits, to groups. */
export interface Handover {
  at: Time;
  by: AgentId;
  to?: AgentId;
  groups: GroupId[];
  remark?: string;
}

/** A conversation that this agent handed over and reads on with, until then; and how often it was handed over until now. */
export interface StayedConversation extends OpenedConversation {
  until: Time;
  handovers?: Handover[];
}
