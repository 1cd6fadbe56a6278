// @vitest-environment happy-dom
import { Refusal } from '@chatrouter/shared/refusal';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { refusedBy, useLink, type LinkOwner, type LinkState } from './link';

const owner = { kind: 'invitation', shop: 'demo', shopName: 'Demo', account: 'li', displayName: 'Li', expiresAt: '' } as LinkOwner;
const offered: LinkState = { kind: 'offered', owner, busy: true };
const answer = (body: unknown, status = 200) => Promise.resolve(Response.json(body, { status }));

describe('a link', () => {
  const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
  beforeEach(() => {
    history.replaceState(null, '', '/join#token');
    vi.stubGlobal(
      'fetch',
      fetched.mockReset().mockImplementation(() => answer(owner)),
    );
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    history.replaceState(null, '', '/');
  });
  async function looked() {
    const link = useLink();
    await link.look();
    expect(link.state.value).toEqual({ kind: 'offered', owner, busy: false });
    return link;
  }

  it.each<[LinkState, string, LinkState]>([
    [{ kind: 'looking' }, 'linkInvalid', { kind: 'dead' }],
    [{ kind: 'looking' }, 'invalidArgument', { kind: 'dead' }],
    [{ kind: 'looking' }, 'offline', { kind: 'away', code: 'offline' }],
    [{ kind: 'away', code: 'offline' }, 'rateLimited', { kind: 'away', code: 'rateLimited' }],
    [offered, 'linkInvalid', { kind: 'dead' }],
    [offered, 'passwordWeak', { kind: 'offered', owner, busy: false, refused: 'passwordWeak' }],
  ])('that is refused: %j by %s', (before, code, after) => {
    expect(refusedBy(before, code)).toEqual(after);
  });

  it('is used up once, and then stands in the address no more', async () => {
    const link = await looked();
    expect(location.hash).toBe('#token');

    const [first, second] = [link.redeem('Li', 'a long password'), link.redeem('Li', 'a long password')];
    expect(link.state.value).toEqual(offered);
    await Promise.all([first, second]);

    expect(link.state.value).toEqual({ kind: 'done', owner });
    expect(location.hash).toBe('');
    expect(fetched.mock.calls.map(([path]) => path)).toEqual(['/api/v1/links/look', '/api/v1/links/redeem']);
    expect(JSON.parse(String(fetched.mock.calls[1]?.[1].body))).toEqual({ token: 'token', displayName: 'Li', password: 'a long password' });
  });

  it('can be tried again where the password was refused, and stays in the address', async () => {
    const link = await looked();
    fetched.mockImplementation(() => answer({ code: 'passwordWeak' }, 400));
    await link.redeem('Li', '1');
    expect(link.state.value).toEqual({ kind: 'offered', owner, busy: false, refused: 'passwordWeak' });
    expect(location.hash).toBe('#token');

    fetched.mockImplementation(() => answer({}));
    await link.redeem('Li', 'a long password');
    expect(link.state.value).toEqual({ kind: 'done', owner });
    await link.redeem('Li', 'a long password');
    expect(fetched).toHaveBeenCalledTimes(3);
  });

  it('is looked at anew when the server could not be reached', async () => {
    fetched.mockImplementation(() => Promise.reject(new Refusal('offline', 'No network.')));
    const link = useLink();
    await link.look();
    expect(link.state.value).toEqual({ kind: 'away', code: 'offline' });

    fetched.mockImplementation(() => answer(owner));
    const again = link.look();
    expect(link.state.value).toEqual({ kind: 'looking' });
    await again;
    expect(link.state.value.kind).toBe('offered');
  });
});
