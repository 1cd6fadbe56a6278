// @vitest-environment happy-dom
import { Refusal } from '@chatrouter/shared/refusal';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSession } from '../model/session';
import { complaintOf, useSignUp, type NewShop } from './signUp';

const wanted: NewShop = { name: '木吉', key: 'muji', origin: '', displayName: '店长', account: 'boss', password: 'three words in a row' };
const session = { accessToken: 'a', refreshToken: 'r', expiresIn: 1, agent: { id: 'boss' } };
const answer = (body: unknown, status = 200) => Promise.resolve(Response.json(body, { status }));

it.each([
  [
    new Refusal('invalidArgument', '', undefined, { name: ['required'], origin: ['malformed'] }),
    { faults: { name: 'signUp.required', origin: 'signUp.malformed.origin' } },
  ],
  [new Refusal('shopKeyTaken', '', undefined, { key: ['duplicate'] }), { faults: { key: 'error.shopKeyTaken' } }],
  [new Refusal('passwordCommon', ''), { faults: { password: 'error.passwordCommon' } }],
  [new Refusal('rateLimited', ''), { faults: {}, code: 'rateLimited' }],
  [new TypeError('no network'), { faults: {}, code: 'offline' }],
])('leads a refusal to the fields that it is about: %o', (refused, complaint) => {
  expect(complaintOf(refused)).toEqual(complaint);
});

describe('signing up', () => {
  const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
  const opened = vi.fn<(path: string) => void>();
  beforeEach(() => {
    vi.stubGlobal('fetch', fetched.mockReset());
    opened.mockReset();
    sessionStorage.clear();
  });
  afterEach(() => vi.unstubAllGlobals());

  it('makes the shop once and opens the console signed in, at the place that this tab looks at', async () => {
    sessionStorage.setItem('chatrouter.slots', '["3"]');
    fetched.mockImplementation((path) => (path.endsWith('/shops') ? answer({}, 201) : answer(session)));
    const { submit } = useSignUp(opened);

    await Promise.all([submit(wanted), submit(wanted)]);

    expect(fetched.mock.calls.map(([path]) => path)).toEqual(['/api/v1/shops', '/api/v1/sessions/agent']);
    expect(JSON.parse(String(fetched.mock.calls[0]?.[1].body))).toEqual(wanted);
    expect(readSession(sessionStorage.getItem('chatrouter.session.3'))).toMatchObject({
      kind: 'in',
      session: { shop: 'muji', account: 'boss' },
    });
    expect(opened).toHaveBeenCalledExactlyOnceWith('/admin#/overview');
  });

  it('says that the shop is made where its owner could not be signed in', async () => {
    fetched.mockImplementation((path) => (path.endsWith('/shops') ? answer({}, 201) : answer({ code: 'rateLimited' }, 429)));
    const { state, submit } = useSignUp(opened);

    await submit(wanted);

    expect(state.value).toEqual({ kind: 'made', shop: 'muji', account: 'boss' });
    expect(opened).not.toHaveBeenCalled();
  });

  it('keeps the form where the shop was refused', async () => {
    fetched.mockImplementation(() => answer({ code: 'shopKeyTaken', errors: { key: ['duplicate'] } }, 409));
    const { state, submit } = useSignUp(opened);

    await submit(wanted);

    expect(state.value).toEqual({ kind: 'form', busy: false, complaint: { faults: { key: 'error.shopKeyTaken' } } });
  });
});
