// @vitest-environment happy-dom
import { Refusal } from '@chatrouter/shared/refusal';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Stayed } from './stayed';

beforeEach(() => {
  sessionStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('what was given away and is read on with', () => {
  it('outlives the page, each conversation once, apart for each shop', () => {
    const stayed = new Stayed('0');
    for (const id of ['a', 'b', 'a']) stayed.add(id);
    stayed.remove('b');

    expect(new Stayed('0').ids).toEqual(['a']);
    expect(new Stayed('1').ids).toEqual([]);
  });

  const refusing = (...codes: string[]) =>
    vi.fn<(id: string) => Promise<void>>(() => {
      const code = codes.shift();
      return code === undefined ? Promise.resolve() : Promise.reject(new Refusal(code, ''));
    });
  const resumed = async (begin: (id: string) => Promise<void>, isUp = (): boolean => true) => {
    const stayed = new Stayed('0');
    stayed.add('a');
    const over = vi.fn((id: string) => stayed.remove(id));
    const done = stayed.resume(begin, isUp, over);
    await vi.runAllTimersAsync();
    await done;
    return { over, ids: stayed.ids };
  };

  it('is begun again, also when that is refused for a moment', async () => {
    const begin = refusing('unavailable', 'rateLimited');

    const { over, ids } = await resumed(begin);

    expect(begin.mock.calls).toEqual([['a'], ['a'], ['a']]);
    expect(over).not.toHaveBeenCalled();
    expect(ids).toEqual(['a']);
  });

  it('is over once that is refused for good', async () => {
    const { over, ids } = await resumed(refusing('unavailable', 'unknownConversation'));

    expect(over.mock.calls).toEqual([['a']]);
    expect(ids).toEqual([]);
  });

  it('is left to the next connection when this one is gone', async () => {
    const begin = refusing('unavailable');
    const lost = vi.fn<(id: string) => Promise<void>>(() => Promise.reject(new Error('closed')));

    expect((await resumed(begin, () => false)).ids).toEqual(['a']);
    expect((await resumed(lost)).ids).toEqual(['a']);
    expect([begin, lost].map((asked) => asked.mock.calls.length)).toEqual([1, 1]);
  });

  it('is asked for no more once its agent has left', async () => {
    const stayed = new Stayed('0');
    stayed.add('a');
    const begin = refusing('unavailable');

    const done = stayed.resume(begin, () => true, vi.fn());
    await vi.advanceTimersByTimeAsync(0);
    stayed.remove('a');
    await vi.runAllTimersAsync();
    await done;

    expect(begin.mock.calls).toHaveLength(1);
  });
});
