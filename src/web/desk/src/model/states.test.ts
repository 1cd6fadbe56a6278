import type { ConnectionState } from '@chatrouter/shared/connection';
import { describe, expect, it } from 'vitest';
import { breakAt, breakFor, noBreak, openEnded, prolonged, readBreak } from './breaks';
import { barOf, graceLeft, linkAfter, starting, type Link } from './link';
import { readSession, sessionAfter, signedOut, type Session } from './session';
import { entryOf } from './version';

const session: Session = {
  accessToken: 'a',
  refreshToken: 'r',
  expiresIn: 1800,
  agent: { id: 'me', name: 'Me', role: 'agent', shopId: 's', shopName: 'S' },
  shop: 's',
  account: 'me',
};

describe('the link', () => {
  const after = (states: ConnectionState[], from: Link = starting) =>
    states.reduce((link, state, i) => linkAfter(link, state, i * 1000), from);

  it('starting -> up', () => {
    expect(after([{ kind: 'connecting', attempt: 0 }])).toEqual(starting);
    expect(after([{ kind: 'connecting', attempt: 0 }, { kind: 'up' }])).toEqual({ kind: 'up' });
  });

  it('up -> away since the first loss, through every attempt -> up', () => {
    const lost: ConnectionState[] = [
      { kind: 'up' },
      { kind: 'waiting', attempt: 0, retryAt: 9_000 },
      { kind: 'connecting', attempt: 0 },
      { kind: 'waiting', attempt: 1, retryAt: 12_000 },
    ];

    expect(after(lost)).toEqual({ kind: 'away', since: 1000, attempt: 1, retryAt: 12_000 });
    expect(after([...lost, { kind: 'connecting', attempt: 1 }])).toEqual({ kind: 'away', since: 1000, attempt: 1 });
    expect(after([...lost, { kind: 'up' }])).toEqual({ kind: 'up' });
  });

  it('starting -> away when even the first attempt fails', () => {
    expect(
      after([
        { kind: 'connecting', attempt: 0 },
        { kind: 'waiting', attempt: 1, retryAt: 5 },
      ]).kind,
    ).toBe('away');
  });

  it.each([
    ['elsewhere', { kind: 'elsewhere' }],
    ['signedOut', { kind: 'expired', code: 'signedOut' }],
    ['tokenInvalid', { kind: 'expired', code: 'tokenInvalid' }],
    ['unauthenticated', { kind: 'expired', code: 'unauthenticated' }],
    ['disabled', { kind: 'refused', code: 'disabled' }],
    ['shopDisabled', { kind: 'refused', code: 'shopDisabled' }],
  ])('up -> ended by %s', (code, link) => expect(after([{ kind: 'up' }, { kind: 'ended', code }])).toEqual(link));

  it('elsewhere -> away -> up when the agent takes over', () => {
    expect(after([{ kind: 'connecting', attempt: 0 }], { kind: 'elsewhere' }).kind).toBe('away');
    expect(after([{ kind: 'connecting', attempt: 0 }, { kind: 'up' }], { kind: 'elsewhere' })).toEqual({ kind: 'up' });
    expect(after([{ kind: 'idle' }], { kind: 'up' })).toEqual(starting);
  });

  it('counts down how long his conversations wait for him', () => {
    const away: Link = { kind: 'away', since: 1_000, attempt: 2 };

    expect([6_000, 30_999, 31_000].map((now) => graceLeft(away, 30, now))).toEqual([25, 1, undefined]);
    expect([graceLeft(away, undefined, 6_000), graceLeft({ kind: 'up' }, 30, 6_000)]).toEqual([undefined, undefined]);
  });

  it('shows a thin line for 5 s, then the whole bar with its countdown', () => {
    const away: Link = { kind: 'away', since: 1_000, attempt: 2, retryAt: 9_500 };

    expect(barOf({ kind: 'up' }, 1_000)).toEqual({ kind: 'none' });
    expect(barOf(away, 5_999)).toEqual({ kind: 'thin' });
    expect(barOf(away, 6_000)).toEqual({ kind: 'full', attempt: 3, retryInSeconds: 4, lostForSeconds: 5 });
    expect(barOf({ kind: 'away', since: 0, attempt: 0 }, 60_000)).toMatchObject({ retryInSeconds: 0, lostForSeconds: 60 });
  });
});

describe('a session', () => {
  it('in -> expired keeps who it was; expired -> out and out -> out do not', () => {
    const expired = sessionAfter({ kind: 'in', session }, { kind: 'expired', code: 'tokenInvalid' });

    expect(expired).toEqual({ kind: 'expired', session, code: 'tokenInvalid' });
    expect(sessionAfter(expired, { kind: 'ended', code: 'disabled' })).toEqual({ kind: 'out', endedBy: 'disabled' });
    expect(sessionAfter(signedOut, { kind: 'expired', code: 'tokenInvalid' })).toEqual({ kind: 'out', endedBy: 'tokenInvalid' });
  });

  it('comes back after a reload when it is whole', () => {
    expect(readSession(JSON.stringify(session))).toEqual({ kind: 'in', session });
    for (const broken of [null, '', '{}', '"x"', '{"accessToken":"a"}']) expect(readSession(broken)).toEqual(signedOut);
  });
});

describe('a break', () => {
  const minute = 60_000;

  it('timed -> over at its end, not before', () => {
    const taken = breakFor('meal', 10, 0);

    expect(breakAt(taken, true, 10 * minute - 1)).toBe(taken);
    expect(breakAt(taken, true, 10 * minute)).toEqual({ kind: 'over', reason: 'meal', since: 0 });
  });

  it('open stays open, and every break ends with the pause', () => {
    const taken = breakFor('meal', undefined, 0);

    expect(breakAt(taken, true, 999 * minute)).toBe(taken);
    expect(breakAt(taken, false, 0)).toEqual(noBreak);
    expect(breakAt({ kind: 'over', reason: 'meal', since: 0 }, false, 0)).toEqual(noBreak);
  });

  it('over -> timed by more minutes, over -> open by staying; none stays none', () => {
    const over = { kind: 'over', reason: 'meal', since: 0 } as const;

    expect(prolonged(over, 10, minute)).toEqual({ kind: 'timed', reason: 'meal', since: 0, until: 11 * minute });
    expect(openEnded(over)).toEqual({ kind: 'open', reason: 'meal', since: 0 });
    expect([prolonged(noBreak, 10, 0), openEnded(noBreak)]).toEqual([noBreak, noBreak]);
  });

  it('survives a reload, unless it is not one', () => {
    const taken = breakFor('meal', 10, 0);

    expect(readBreak(JSON.stringify(taken))).toEqual(taken);
    for (const broken of [null, '{', '7', '{"kind":"timed","reason":"x","since":1}']) expect(readBreak(broken)).toEqual(noBreak);
  });
});

describe('the version', () => {
  it('is the script that the page begins with', () => {
    expect(entryOf('<html><script type="module" crossorigin src="/desk/assets/index-a1.js"></script>')).toBe('/desk/assets/index-a1.js');
    expect(entryOf('502 Bad Gateway')).toBeUndefined();
  });
});
