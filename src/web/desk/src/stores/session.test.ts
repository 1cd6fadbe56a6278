// @vitest-environment happy-dom
import { Refusal } from '@chatrouter/shared/refusal';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useSession } from './session';

const kept = 'chatrouter.session.1';
const opened = (token: string) => ({
  accessToken: token,
  refreshToken: `refresh ${token}`,
  expiresIn: 900,
  agent: { id: 'me', role: 'agent' },
});

describe('the session of a slot', () => {
  /** The token that the server takes; and what it was asked. */
  let valid = 'first';
  let asked: string[] = [];
  let renews = true;
  const answer = (body: unknown, status = 200) => Promise.resolve(Response.json(body, { status }));
  const refuses = () => answer({ code: 'unauthenticated' }, 401);

  beforeEach(() => {
    [valid, asked, renews] = ['first', [], true];
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
      asked.push(`${init.method} ${path}`);
      if (path === '/api/v1/sessions/agent') return answer(opened(valid));
      if (path === '/api/v1/sessions/refresh') return renews ? answer(opened(valid)) : refuses();
      return new Headers(init.headers).get('authorization') === `Bearer ${valid}` ? answer({ mine: true }) : refuses();
    });
    sessionStorage.clear();
    setActivePinia(createPinia());
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    sessionStorage.clear();
  });
  async function signedIn() {
    const session = useSession('1');
    expect(session.state).toEqual({ kind: 'out' });
    await session.signIn('demo', 'li', 'secret');
    asked = [];
    return session;
  }
  const reloaded = () => {
    setActivePinia(createPinia());
    return useSession('1');
  };

  it('is kept for a reload, without the password', async () => {
    const session = await signedIn();
    expect(session.state).toEqual({ kind: 'in', session: { ...opened('first'), shop: 'demo', account: 'li' } });
    expect(sessionStorage.getItem(kept)).not.toContain('secret');

    expect(reloaded().state).toEqual(session.state);
  });

  it('ends by the agent\u2019s hand, here at once and at the server as well', async () => {
    const session = await signedIn();
    await session.signOut();

    expect([session.state, sessionStorage.getItem(kept), asked]).toEqual([{ kind: 'out' }, null, ['DELETE /api/v1/sessions']]);
  });

  it('is left by this page only, and says why it was ended by another hand', async () => {
    const session = await signedIn();
    session.forget();
    expect([session.state, session.endedBy, asked]).toEqual([{ kind: 'out' }, undefined, []]);

    await session.signIn('demo', 'li', 'secret');
    session.end('accountDisabled');
    expect([session.state, session.endedBy]).toEqual([{ kind: 'out', endedBy: 'accountDisabled' }, 'accountDisabled']);
    expect(reloaded().state).toEqual({ kind: 'out' });
  });

  it('that ran out under an open page is taken up again by the password alone', async () => {
    const session = await signedIn();
    session.expire('tokenExpired');
    expect([session.state.kind, session.session?.account, session.endedBy]).toEqual(['expired', 'li', undefined]);

    valid = 'second';
    await session.signInAgain('secret');
    expect(session.state).toEqual({ kind: 'in', session: { ...opened('second'), shop: 'demo', account: 'li' } });

    session.forget();
    await expect(session.signInAgain('secret')).rejects.toBeInstanceOf(Refusal);
    session.expire('tokenExpired');
    expect(session.state).toEqual({ kind: 'out', endedBy: 'tokenExpired' });
  });

  it('is renewed once for all calls that find its token old, and they are made again', async () => {
    const session = await signedIn();
    valid = 'second';

    const answers = await Promise.all([session.call('GET', 'a'), session.call('GET', 'b')]);

    expect(answers).toEqual([{ mine: true }, { mine: true }]);
    expect(asked.filter((each) => each.endsWith('/refresh'))).toHaveLength(1);
    expect(asked).toHaveLength(5);
    expect(session.session).toEqual({ ...opened('second'), shop: 'demo', account: 'li' });
    expect(reloaded().session?.accessToken).toBe('second');
  });

  it('that cannot be renewed refuses the call, and stays for its page to decide', async () => {
    const session = await signedIn();
    [valid, renews] = ['second', false];

    await expect(session.call('GET', 'a')).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(asked).toEqual(['GET /api/v1/a', 'POST /api/v1/sessions/refresh']);
    expect(session.state.kind).toBe('in');
  });
});
