import { afterEach, expect, it, vi } from 'vitest';
import { BuyerSession } from './session';
import type { Device } from './device';
import type { SharedSocket } from './sharedSocket';

afterEach(() => vi.unstubAllGlobals());

it('lets nothing of the buyer before become the next one\u2019s, whenever his sign-in is answered', async () => {
  const signIns: { body: string; answer: (token: string) => void }[] = [];
  vi.stubGlobal(
    'fetch',
    (_: string, init: { body: string }) =>
      new Promise((resolve) =>
        signIns.push({
          body: init.body,
          answer: (accessToken) =>
            resolve(
              new Response(JSON.stringify({ accessToken, guestToken: `guest of ${accessToken}`, expiresIn: 900, buyer: {}, shopName: '' })),
            ),
        }),
      ),
  );
  const device = {} as Device;
  const socket = { leave: () => undefined } as SharedSocket;
  const session = new BuyerSession(
    'shop',
    () => Promise.resolve(undefined),
    device,
    socket,
    () => undefined,
  );
  const use = (token: string) => Promise.resolve(token);

  const before = session.authorized(use);
  session.forget();
  const after = session.authorized(use);
  signIns[0]?.answer('before');
  await expect(before).rejects.toThrow('changed meanwhile');
  signIns[1]?.answer('after');

  expect(await after).toBe('after');
  expect(await session.authorized(use)).toBe('after');
  expect(device.guestToken).toBe('guest of after');
});
