import { describe, expect, it } from 'vitest';
import { nextHour, stoppedBy, takingBack, waitingOf, whenOf, type Scheduled } from './schedule';

const now = new Date('2026-10-24T12:00:00Z');
const one = (id: string, at: string, to: unknown, more: Partial<Scheduled> = {}): Scheduled => ({
  id,
  at,
  by: 'boss',
  reason: 'sale',
  changes: [{ path: '/overrides/busyAbove', from: 3, to }],
  clashes: [],
  ...more,
});

describe('when a publication goes live', () => {
  it('is at once, or what the field says by the clocks of the shop', () => {
    expect(whenOf(undefined, 'Asia/Shanghai', now)).toEqual({ kind: 'now' });
    expect(whenOf('', 'Asia/Shanghai', now)).toEqual({ kind: 'unsaid' });
    expect(whenOf('2026-10-24T20:30', 'Asia/Shanghai', now)).toEqual({ kind: 'at', at: new Date('2026-10-24T12:30:00Z') });
    expect(whenOf('2026-10-24T20:30', 'Europe/Berlin', now)).toEqual({ kind: 'at', at: new Date('2026-10-24T18:30:00Z') });
  });

  it('is in the future and within a year', () => {
    expect(whenOf('2026-10-24T20:00', 'Asia/Shanghai', now)).toEqual({ kind: 'past' });
    expect(whenOf('2026-10-24T20:30', 'Pacific/Auckland', now)).toEqual({ kind: 'past' });
    expect(whenOf('2027-10-25T20:00', 'Asia/Shanghai', now)).toMatchObject({ kind: 'at' });
    expect(whenOf('2027-10-25T20:01', 'Asia/Shanghai', now)).toEqual({ kind: 'far' });
  });

  it('is the first of two times where the clocks are set back, and the leap where they leap over it', () => {
    expect(whenOf('2026-10-25T02:30', 'Europe/Berlin', now)).toEqual({ kind: 'at', at: new Date('2026-10-25T00:30:00Z') });
    expect(whenOf('2027-03-28T02:30', 'Europe/Berlin', now)).toEqual({ kind: 'at', at: new Date('2027-03-28T01:00:00Z') });
  });

  it('begins with the next full hour there that is not too near', () => {
    expect(nextHour('Asia/Shanghai', new Date('2026-10-24T12:50:00Z'))).toBe('2026-10-24T22:00');
    expect(nextHour('Asia/Shanghai', new Date('2026-10-24T12:49:59Z'))).toBe('2026-10-24T21:00');
    expect(nextHour('Asia/Shanghai', new Date('2026-10-24T12:20:00Z'))).toBe('2026-10-24T21:00');
    expect(nextHour('Asia/Kolkata', new Date('2026-10-24T18:00:00Z'))).toBe('2026-10-25T00:00');
  });
});

describe('what waits', () => {
  const early = one('early', '2026-10-25T00:00:00Z', 9);
  const late = one('late', '2026-10-26T00:00:00Z', 7);
  const failed = one('failed', '2026-10-23T00:00:00Z', 5, { failure: { code: 'stale', at: '2026-10-23T00:00:00Z' } });

  it('is not what did not go live', () => {
    expect(waitingOf([failed, early, late])).toEqual([early, late]);
  });

  it('is stopped by a publication that has the same field otherwise', () => {
    expect(stoppedBy([{ path: '/overrides/busyAbove', from: 3, to: 9 }], [early, late])).toEqual([late]);
    expect(stoppedBy([{ path: '/overrides/busyAbove', from: 3 }], [early])).toEqual([early]);
    expect(stoppedBy([{ path: '/overrides/maxQueue', to: 9 }], [early, late])).toEqual([]);
  });

  it('is taken back by what goes live after it', () => {
    const back = { path: '/overrides/busyAbove', from: 9, to: 3 };
    expect(takingBack([back, { path: '/preset' }], [early, late], new Date('2026-10-25T00:00:00Z'))).toEqual([back]);
    expect(takingBack([back], [early, late], new Date('2026-10-24T23:59:00Z'))).toEqual([]);
  });
});
