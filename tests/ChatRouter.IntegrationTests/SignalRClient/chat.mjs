// A buyer and an agent on the official SignalR client. Prints what they saw as one line of JSON.
// Usage: node chat.mjs <server> <shop> <account> <password>
import { createRequire } from 'node:module';

const fromPages = createRequire(new URL('../../../src/web/shared/package.json', import.meta.url));
const { HttpTransportType, HubConnectionBuilder, LogLevel } = fromPages('@microsoft/signalr');
const [server, shop, account, password] = process.argv.slice(2);
const headers = { Origin: server };

async function post(path, body, token) {
  const response = await fetch(`${server}/api/v1/sessions/${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body ?? {}),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** A hub connection by a new ticket, and a way to await its events. */
async function connect(hub, token, events) {
  const { ticket } = await post('ticket', undefined, token);
  const connection = new HubConnectionBuilder()
    .withUrl(`${server}/hubs/${hub}`, {
      accessTokenFactory: () => ticket,
      transport: HttpTransportType.WebSockets,
      skipNegotiation: true,
      headers,
    })
    .configureLogging(LogLevel.Error)
    .build();
  const heard = [];
  const waiting = [];
  for (const name of events) {
    connection.on(name, (payload) => {
      heard.push({ name, payload });
      for (const look of [...waiting]) look();
    });
  }
  await connection.start();
  const until = (name, fits = () => true) =>
    new Promise((resolve) => {
      const look = () => {
        const found = heard.find((event) => event.name === name && fits(event.payload));
        if (found === undefined) return;
        waiting.splice(waiting.indexOf(look), 1);
        resolve(found.payload);
      };
      waiting.push(look);
      look();
    });
  return { call: (...call) => connection.invoke(...call), stop: () => connection.stop(), until };
}

const buyerEvents = ['Message', 'Typing', 'Receipt', 'Heads', 'Drain', 'Resync', 'Status', 'Closed'];
const agentEvents = ['Message', 'Typing', 'Receipt', 'Heads', 'Drain', 'Resync', 'Assigned', 'Unassigned', 'ConversationChanged', 'AgentChanged', 'Superseded'];
const text = (words) => ({ clientMsgId: crypto.randomUUID(), kind: 'text', text: words });

const agentSession = await post('agent', { shop, account, password });
const agent = await connect('agent', agentSession.accessToken, agentEvents);
const resumed = await agent.call('Resume', { have: {} });
const { state } = await agent.call('SetState', { state: 'online', force: false });

const buyerSession = await post('buyer', { shopKey: shop });
const buyer = await connect('buyer', buyerSession.accessToken, buyerEvents);
const opened = await buyer.call('Open', { entry: 'test', have: {} });
const question = text('什么时候发货?');
const sent = await buyer.call('Send', question);
const repeated = await buyer.call('Send', question);
const assigned = await agent.until('Assigned');
const refused = await agent.call('SetState', { state: 'offline', force: false }).catch((error) => error.message);
const answered = await agent.call('Send', sent.conversationId, text('今天'));
const answer = await buyer.until('Message', (message) => message.from === 'agent');
const status = await buyer.until('Status', ({ status: placement }) => placement === 'owned');

await buyer.stop();
const missed = await agent.call('Send', sent.conversationId, text('明天到'));
const returned = await connect('buyer', buyerSession.accessToken, buyerEvents);
const reopened = await returned.call('Open', { have: { [sent.conversationId]: answered.seq } });
await returned.call('Read', sent.conversationId, missed.seq);
const receipt = await agent.until('Receipt', ({ readUpTo }) => readUpTo === missed.seq);
await returned.stop();
await agent.stop();

console.log(JSON.stringify({ me: resumed.me, state, shopName: opened.shopName, sent, repeated, assigned, refused, answered, answer, status, missed, reopened, receipt }));
