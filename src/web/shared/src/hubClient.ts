import { HubConnection, JsonHubProtocol, NullLogger } from '@microsoft/signalr';
import type { Link } from './connection';
import { refusalOf } from './refusal';
import { Socket, type Wire } from './socket';

// The server pings buyers every 25 s and agents every 15 s.
const serverTimeoutMs = 45_000;
// Our clients send no pings of the protocol: the longest time a timer takes.
const neverMs = 2 ** 31 - 1;
const callTimeoutMs = 10_000;

type Calls = Record<string, (...args: never[]) => unknown>;
type Events<E> = { [Name in keyof E]: (...args: E[Name] extends unknown[] ? E[Name] : never) => void };

/** An open hub. A call that is not answered in time fails as unknown: it may have happened. */
export class HubLink<C> implements Link {
  readonly lost: Promise<void>;

  constructor(private readonly connection: HubConnection) {
    this.lost = new Promise((resolve) => connection.onclose(() => resolve()));
  }

  async call<Name extends keyof C & string>(name: Name, ...args: ArgumentsOf<C[Name]>): Promise<ResultOf<C[Name]>> {
    try {
      return await inTime(this.connection.invoke<ResultOf<C[Name]>>(name, ...args));
    } catch (error) {
      throw refusalOf(error);
    }
  }

  close(): void {
    this.connection.stop().catch(() => undefined);
  }
}

type ArgumentsOf<F> = F extends (...args: infer A) => unknown ? A : never;
type ResultOf<F> = F extends (...args: never[]) => infer R ? R : never;

/** Opens a hub's WebSocket with a one-use ticket. Reconnecting is the caller's, because each socket needs a new ticket. */
export async function openHub<C extends { [K in keyof C]: Calls[string] }, E>(
  url: string,
  ticket: string,
  events: Events<E>,
): Promise<HubLink<C>> {
  const address = new URL(url, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  address.searchParams.set('access_token', ticket);
  const connection = hubOn(new Socket(address.href));
  for (const name of Object.keys(events) as (keyof E & string)[]) connection.on(name, events[name]);
  const link = new HubLink<C>(connection);
  try {
    await inTime(connection.start());
  } catch (error) {
    link.close();
    throw refusalOf(error);
  }
  return link;
}

// The builder would bring SignalR's negotiation and its three other transports, a fifth of the whole chat.
function hubOn(wire: Wire): HubConnection {
  const { create } = HubConnection as unknown as { create: (...parts: unknown[]) => HubConnection };
  const connection = create(wire, NullLogger.instance, new JsonHubProtocol());
  connection.serverTimeoutInMilliseconds = serverTimeoutMs;
  connection.keepAliveIntervalInMilliseconds = neverMs;
  return connection;
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No answer in time.')), callTimeoutMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
