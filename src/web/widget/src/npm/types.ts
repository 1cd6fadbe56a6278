/** The widget's JavaScript API: what a shop's page may say to it and hears from it. The loader is written against these types. */

export interface ProductCard {
  /** At most 64 characters. */
  id: string;
  title: string;
  image?: string;
  price?: string;
  url?: string;
  note?: string;
}

/** An order by its number; what stands in it comes from the shop's systems and never from the page. */
export interface OrderRef {
  id: string;
}

export interface BootOptions {
  /** Public; the page's origin must be on the shop's list. */
  shopKey: string;
  /** Where the chat server is; the script's own origin unless set. */
  baseUrl?: string;
  /** The shop's signed token of the buyer, or a function that gets one and is called again when it expired. */
  userToken?: string | (() => Promise<string>);
  /** 'auto' is the page's language, else the browser's. */
  locale?: 'auto' | 'zh-CN' | 'en';
  product?: ProductCard;
  order?: OrderRef;
  routing?: {
    /** The account name of the agent who is to answer. */
    agentKey?: string;
    /** The id of the group (分流组) that is to answer; who was served before still comes first. A group that there is not is ignored. */
    groupKey?: string;
    /** While nobody of the group is online: the whole shop answers (unless set), he waits for the group, or he leaves a message for it. */
    fallback?: 'shop' | 'group' | 'leave-message';
    /** The page or button the buyer came by; the page's path unless set. */
    entry?: string;
  };
  launcher?: {
    hidden?: boolean;
    side?: 'right' | 'left';
    /** Pixels from the corner, or a custom property of the page that holds their number, such as 'var(--chat-y)': the page's own breakpoints set it. */
    offset?: { x?: number | string; y?: number | string };
    label?: string;
    zIndex?: number;
  };
  theme?: { color?: string; scheme?: 'auto' | 'light' | 'dark'; radius?: number };
  /** At most 20 keys of 64 and values of 256 characters; shown to agents as the shop's unverified word. */
  metadata?: Record<string, string | number | boolean>;
  /** Messages are told with their text. */
  events?: { includeText?: boolean };
}

export type Availability = 'online' | 'queue' | 'offline';

export interface QueueState {
  position: number;
  etaSeconds?: number;
  reason: string;
}

export interface WidgetState {
  ready: boolean;
  open: boolean;
  unread: number;
  availability?: Availability;
  queue?: QueueState;
  conversationId?: string;
}

/** Why this agent serves the buyer, who may be told so. A word that is not here is one of a later server. */
export type AssignedBecause =
  /** The agent was serving him already. */
  | 'owner'
  /** The page or a link named the agent, or somebody handed the conversation over. */
  | 'named'
  /** The two talked in the last days. */
  | 'recentContact'
  /** The shop keeps this agent for him. */
  | 'dedicated'
  /** Next in turn, where everybody gets as many buyers. */
  | 'average'
  /** Next in turn, by the shares that the shop gave its agents. */
  | 'weighted'
  /** All were busy, and this agent the least. */
  | 'leastBusy'
  /** The agent took him by hand. */
  | 'taken';

/** What is told, by `on` and as `chatrouter:…` on the window. */
export interface WidgetEvents {
  ready: { version: string; identified: boolean };
  open: undefined;
  close: undefined;
  unread: { count: number };
  message: { id: string; from: 'buyer' | 'agent' | 'bot' | 'system'; kind: string; at: string; text?: string };
  /** `first`: the buyer has none before; `again`: he goes on after one that ended. */
  'conversation-started': { conversationId: string; reason: 'first' | 'again' };
  /** Who ended it; `bot`: nobody, the buyer fell silent. Absent where it ended while the chat was not connected. */
  'conversation-ended': { conversationId: string; reason?: 'buyer' | 'agent' | 'bot' | undefined };
  queue: QueueState;
  /** `avatar`: the letter that the chat shows for the agent. `group`: the one that the buyer was routed to, as `routing.groupKey` names it. */
  assigned: { agent: { nick: string; avatar: string }; group?: string | undefined; because?: AssignedBecause | undefined };
  /** First when the chat is opened; again whenever it changes for this buyer. */
  availability: { state: Availability; opensAt?: string | undefined };
  connection: { state: 'connecting' | 'up' | 'retrying' | 'down'; attempt: number; retryInMs: number };
  rated: { score: number };
  'token-expired': undefined;
  error: WidgetError;
}

export interface WidgetError {
  /** Stable: bad_shop_key, bad_origin, bad_token, token_required, blocked, rate_limited, bad_metadata, bad_product, unavailable, … */
  code: string;
  /** What happened and what to do. */
  message: string;
  /** Where it is described. */
  docs: string;
}

export type EventName = keyof WidgetEvents;
export type Listener<Name extends EventName = EventName> = (payload: WidgetEvents[Name]) => void;

/** The global `ChatRouter(command, …)`. Before the script is there the snippet's queue takes the calls and returns nothing. */
export interface ChatRouterGlobal {
  (command: 'boot', options: BootOptions): void;
  (command: 'update', change: Partial<BootOptions>): void;
  (command: 'identify', userToken: NonNullable<BootOptions['userToken']>): void;
  (command: 'setProduct', product: ProductCard | null): void;
  (command: 'setOrder', order: OrderRef | null): void;
  (command: 'open', options?: { view?: 'chat' | 'history' }): void;
  (command: 'logout' | 'close' | 'toggle' | 'show' | 'hide' | 'destroy'): void;
  (command: 'newMessage', text: string): void;
  (command: 'debug', on: boolean): void;
  (command: 'getState'): WidgetState;
  <Name extends EventName>(command: 'on' | 'once', event: Name, listener: Listener<Name>): () => void;
  <Name extends EventName>(command: 'off', event: Name, listener: Listener<Name>): void;
}

/** What the script puts in the queue's place. */
export type LoadedChatRouter = ChatRouterGlobal & { readonly loaded: true };
