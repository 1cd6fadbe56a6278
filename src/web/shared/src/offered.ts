import type { GroupId, Time } from './contract';

/** How a shop wants to reach who writes while nobody is there. */
export type AskedContact = 'none' | 'phone' | 'email' | 'either';

/** What a buyer may want: its name, in one language at least, becomes his first message, and its group is to answer. */
export interface ChatTopic {
  labelZh?: string;
  labelEn?: string;
  groupKey?: GroupId;
}

/** What a shop, or one of its groups, says in one language instead of the chat's usual words. */
export interface ChatWords {
  /** In a chat in which nothing was said yet. */
  welcome?: string | undefined;
  /** There too, while nobody is there to answer. */
  outOfHours?: string | undefined;
  /** One line more for who waits in the queue. */
  queue?: string | undefined;
  /** Once his message waits in the pool. */
  left?: string | undefined;
  ended?: string | undefined;
}

/** No language stands in for the other. */
export interface ChatTexts {
  zh?: ChatWords | undefined;
  en?: ChatWords | undefined;
}

/** What the shop's chat does for its buyer beside talking; what is off is absent. */
export interface OfferedChat {
  contact?: Exclude<AskedContact, 'none'>;
  /** The contact that he has left. */
  left?: string | undefined;
  /** Topics, and the questions that the bot suggests. */
  topics?: ChatTopic[];
  /** What the bot says before his first message. */
  greeting?: string;
  /** The same in English. */
  greetingEn?: string;
  /** Links to other places than these, and the chat's own server, are asked about. */
  ownOrigins?: string[];
  /** How soon buyers usually get their first answer. */
  repliesWithinSeconds?: number;
  /** When the shop is served again; absent while it is, or where it has no hours. */
  opensAt?: Time;
  /** What it says instead of its usual words. */
  texts?: ChatTexts;
  /** What it says to the buyers of a group instead of those. */
  groupTexts?: Record<GroupId, ChatTexts>;
}
