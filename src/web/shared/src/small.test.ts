import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff';
import { clockText, secondsText, ServerClock } from './clock';
import { linkParts, safeAddress } from './links';
import { isEnding, isPassing, read, Refusal, refusalOf } from './refusal';
import { uuidv7 } from './uuidv7';

describe('uuidv7', () => {
  it('is a version 7 UUID that sorts by time', () => {
    const early = uuidv7(1_700_000_000_000);
    const late = uuidv7(1_700_000_000_001);

    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    expect(early < late).toBe(true);
    expect(uuidv7(0x0123456789ab, new Uint8Array(16))).toBe('01234567-89ab-7000-8000-000000000000');
  });
});

describe('backoff', () => {
  it('is anything below a ceiling that doubles from 0.5 s to 30 s', () => {
    expect([0, 1, 2, 6, 50].map((attempt) => backoffMs(attempt, () => 1))).toEqual([500, 1000, 2000, 30000, 30000]);
    expect(backoffMs(5, () => 0)).toBe(0);
    expect(backoffMs(5, () => 1, 8000)).toBe(8000);
  });
});

describe('server clock', () => {
  it('measures its offset in the middle of the round trip', () => {
    let local = 10_000;
    const clock = new ServerClock(() => local);
    local = 10_200;
    clock.learn(new Date(70_100).toISOString(), 10_000);

    expect(clock.now()).toBe(70_200);
    expect(clock.secondsSince(new Date(60_000).toISOString())).toBe(10);
    expect(clock.secondsSince(new Date(90_000).toISOString())).toBe(0);
  });

  it('writes seconds, and nothing without a sign', () => {
    expect([0, -0, -40, 40, -1_260, 61_000].map(secondsText)).toEqual(['0.0', '0.0', '0.0', '0.0', '-1.3', '61.0']);
  });

  it('writes mm:ss', () => {
    expect([0, 102, 3725].map(clockText)).toEqual(['00:00', '01:42', '1:02:05']);
  });
});

describe('refusal', () => {
  const thrown = 'An unexpected error occurred invoking Send. HubException: {"code":"rateLimited","message":"Slow","retryAfterMs":5000}';

  it('is read from a hub error\u2019s text', () => {
    expect(refusalOf(new Error(thrown))).toMatchObject({ code: 'rateLimited', retryAfterMs: 5000 });
  });

  it('is not seen in other errors', () => {
    const error = new Error('socket {closed}');

    expect(refusalOf(error)).toBe(error);
    expect(refusalOf('x')).toBe('x');
  });

  it('says what the server said, by whichever way', () => {
    expect(read({ code: 'tokenRequired', title: 'Pass a userToken.', status: 401 })).toMatchObject({ message: 'Pass a userToken.' });
    expect(read({ code: 'blocked', message: 'No.', retryAfterMs: 'soon' })).toMatchObject({ message: 'No.', retryAfterMs: undefined });
    expect(read({ code: 'blocked' })).toMatchObject({ message: 'blocked' });
    expect([read(null), read('code'), read({ title: 'Bad' })]).toEqual([undefined, undefined, undefined]);
  });

  it('tells what passes from what ends', () => {
    expect(isPassing(new Error('lost'))).toBe(true);
    expect(isPassing(new Refusal('unavailable', ''))).toBe(true);
    expect(isPassing(new Refusal('notOwner', ''))).toBe(false);
    expect(isEnding(new Refusal('unknownShop', ''))).toBe(true);
    expect(isEnding(new Error('lost'))).toBe(false);
  });
});

describe('links', () => {
  it('links only http, https and mailto', () => {
    expect(linkParts('看 https://a.example/x?y=1。谢谢')).toEqual([
      { text: '看 ' },
      { text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' },
      { text: '。谢谢' },
    ]);
    expect(linkParts('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)' }]);
    expect(safeAddress('javascript:alert(1)')).toBeUndefined();
    expect(safeAddress('data:text/html,x')).toBeUndefined();
    expect(safeAddress('mailto:a@b.example')).toBe('mailto:a@b.example');
  });
});
