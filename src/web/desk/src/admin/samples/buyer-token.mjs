// Signs the token by which your shop vouches for its signed-in buyer. Node.js 20 or newer, no packages.
import { createHmac } from 'node:crypto';

const base64url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The token lives 30 minutes; make a new one for every page. */
export function buyerToken(shopId, secret, buyerId, claims = {}) {
  const now = Math.floor(Date.now() / 1000);
  const payload = { ...claims, iss: shopId, aud: 'chatrouter', sub: buyerId, iat: now, exp: now + 1800 };
  const signed = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(payload)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

// CHAT_SECRET=… node buyer-token.mjs <shopId> <buyerId>
const [, program, shopId, buyerId] = process.argv;
if (program.endsWith('buyer-token.mjs')) {
  console.log(
    buyerToken(shopId, process.env.CHAT_SECRET, buyerId, {
      name: 'Li',
      phone_masked: '138****8000',
      orders: [{ id: '2391', state: 'paid' }],
    }),
  );
}
