// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Device } from './device';
import { entryOf } from './entry';
import { addedBelow, type Item } from './items';
import { publicCode } from './publicCode';
import { nameOf } from './session';
import { Slowdown } from './slowdown';

describe('entry', () => {
  const context = { product: null, order: null };

  it('says what the page said, as texts', () => {
    const { entry, refused } = entryOf(
      { entry: '/p/1', agentKey: 'fang', groupKey: 'pre', fallback: 'leave-message', metadata: { vip: true, level: 3 } },
      { ...context, order: { id: '2391' } },
    );

    expect(entry).toEqual({
      entry: '/p/1',
      agentKey: 'fang',
      groupKey: 'pre',
      fallback: 'leaveMessage',
      orderId: '2391',
      metadata: { vip: 'true', level: '3' },
    });
    expect(refused).toEqual([]);
  });

  it('leaves out a fallback that there is not', () => {
    expect(entryOf({ groupKey: 'pre', fallback: 'nobody' }, context).entry).toEqual({ groupKey: 'pre' });
  });

  it('leaves out and names what is too much', () => {
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`k${i}`, i]));

    expect(entryOf({ metadata: many }, context).refused).toEqual(['k20']);
    expect(entryOf({ metadata: { half: '\ud83d', nul: '\0', fine: '👍' } }, context)).toMatchObject({
      entry: { metadata: { fine: '👍' } },
      refused: ['half', 'nul'],
    });
    expect(entryOf({ entry: 'half \ud83d', agentKey: 'x'.repeat(513), groupKey: 'sales' }, context)).toEqual({
      entry: { groupKey: 'sales' },
      refused: ['entry', 'agentKey'],
    });
    expect(entryOf({ metadata: { long: 'x'.repeat(257), ['k'.repeat(65)]: 1, deep: {}, fine: 'x'.repeat(256) } }, context)).toMatchObject({
      entry: { metadata: { fine: 'x'.repeat(256) } },
      refused: ['long', 'k'.repeat(64), 'deep'],
    });
  });
});

describe('device', () => {
  it('keeps one shop\u2019s things and forgets all of them', () => {
    const device = new Device('a', localStorage);
    const other = new Device('b', localStorage);
    device.guestToken = 'g';
    device.draft = 'half a sen';
    device.quiet = true;
    device.locale = 'en';
    other.draft = 'kept';

    expect(new Device('a', localStorage)).toMatchObject({ guestToken: 'g', draft: 'half a sen', quiet: true, locale: 'en' });
    device.wipe();

    expect(new Device('a', localStorage)).toMatchObject({ guestToken: undefined, draft: '', quiet: false, locale: undefined });
    expect(other.draft).toBe('kept');
  });

  it('goes on without a storage, or with a full one', () => {
    const full = {
      getItem: () => null,
      removeItem: () => undefined,
      setItem: () => {
        throw new Error('full');
      },
    };

    for (const device of [new Device('a', undefined), new Device('a', full)]) {
      device.draft = 'lost';
      expect(device.draft).toBe('');
    }
  });
});

describe('items', () => {
  const item = (key: string) => ({ key }) as Item;

  it('counts what came below, not what came above', () => {
    const shown = [item('2'), item('3')];

    expect(addedBelow([], shown)).toBe(2);
    expect(addedBelow(shown, [...shown, item('4')])).toBe(1);
    expect(addedBelow(shown, [item('0'), item('1'), ...shown])).toBe(0);
  });
});

describe('public codes', () => {
  it.each([
    ['unknownShop', 'bad_shop_key'],
    ['originNotAllowed', 'bad_origin'],
    ['tokenInvalid', 'bad_token'],
    ['buyerBlocked', 'blocked'],
    ['rateLimited', 'rate_limited'],
    ['tokenRequired', 'token_required'],
  ])('%s is %s', (code, told) => {
    expect(publicCode(code)).toBe(told);
  });
});

describe('names of buyers among tabs', () => {
  it('are the subjects of their tokens', () => {
    const token = (payload: object) => `h.${btoa(JSON.stringify(payload)).replaceAll('+', '-').replaceAll('/', '_')}.s`;

    expect(nameOf(undefined)).toBe('guest');
    expect(nameOf(token({ sub: 'u1' }))).toBe('user.u1');
    expect(nameOf('no token')).toBe('user');
  });
});

describe('slowdown', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('none -> slow -> slow -> none, told once', () => {
    const slowdown = new Slowdown();

    expect([slowdown.begin(4_200), slowdown.begin(2_000)]).toEqual([true, false]);
    expect(slowdown.seconds.value).toBe(2);
    vi.advanceTimersByTime(3_000);

    expect(slowdown.seconds.value).toBeUndefined();
  });
});
