import { afterEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '@chatrouter/shared/refusal';
import { BuyerSession, type AskForToken } from './session';
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
  await vi.waitFor(() => expect(signIns).toHaveLength(1));
  session.forget();
  const after = session.authorized(use);
  await vi.waitFor(() => expect(signIns).toHaveLength(2));
  signIns[0]?.answer('before');
  await expect(before).rejects.toThrow('changed meanwhile');
  signIns[1]?.answer('after');

  expect(await after).toBe('after');
  expect(await session.authorized(use)).toBe('after');
  expect(device.guestToken).toBe('guest of after');
});

describe('a buyer whom the page knows', () => {
  const bodies: string[] = [];
  const sessionOf = (ask: AskForToken) => {
    bodies.length = 0;
    vi.stubGlobal('fetch', (_: string, init: { body: string }) => {
      bodies.push(init.body);
      return Promise.resolve(new Response('{"code":"tokenInvalid","message":"expired"}', { status: 401 }));
    });
    const expired = vi.fn();
    return { expired, session: new BuyerSession('shop', ask, { guestToken: 'g' } as Device, {} as SharedSocket, expired) };
  };
  const use = () => Promise.resolve();

  it('never becomes a guest once his token has lapsed', async () => {
    const { session, expired } = sessionOf((fresh) => Promise.resolve(fresh ? undefined : 'old'));

    await expect(session.authorized(use)).rejects.toThrow('expired');
    await expect(session.authorized(use)).rejects.toThrow('expired');

    expect(bodies).toEqual(Array(2).fill('{"shopKey":"shop","userToken":"old"}'));
    expect(expired).toHaveBeenCalledTimes(2);
  });

  it('is not signed in at all while the page cannot say who he is', async () => {
    const { session } = sessionOf(() => Promise.reject(new Refusal('tokenInvalid', 'userToken: down')));

    await expect(session.authorized(use)).rejects.toThrow('userToken: down');

    expect(bodies).toEqual([]);
  });
});
