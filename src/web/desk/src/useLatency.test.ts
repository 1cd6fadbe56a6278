import { beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, shallowReactive } from 'vue';
import { starting, type Link } from './model/link';
import { useLatency } from './useLatency';

const up: Link = { kind: 'up' };
const away: Link = { kind: 'away', since: 0, attempt: 0 };
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('the latency', () => {
  const latency = vi.fn<() => Promise<number>>();
  const at = (link: Link) => {
    const desk = shallowReactive({ link, latency });
    return { desk, shown: effectScope().run(() => useLatency(desk)) };
  };
  beforeEach(() => void latency.mockReset());

  it('is measured as soon as the desk is connected, not before', async () => {
    latency.mockResolvedValue(12);
    const { desk, shown } = at(starting);
    await settled();
    expect([shown?.value, latency.mock.calls.length]).toEqual([undefined, 0]);

    desk.link = up;
    await settled();

    expect([shown?.value, latency.mock.calls.length]).toEqual([12, 1]);
  });

  it('is measured again after a reconnect, and not known in between', async () => {
    latency.mockResolvedValueOnce(12).mockResolvedValueOnce(34);
    const { desk, shown } = at(up);
    await settled();
    desk.link = away;
    await settled();
    expect(shown?.value).toBeUndefined();

    desk.link = up;
    await settled();

    expect(shown?.value).toBe(34);
  });

  it('is not what a connection that is gone answers late, and none where the server does not answer', async () => {
    let answer: (ms: number) => void = () => undefined;
    latency.mockReturnValueOnce(new Promise((resolve) => (answer = resolve))).mockRejectedValueOnce(new Error('lost'));
    const { desk, shown } = at(up);
    desk.link = away;
    await settled();
    answer(9_000);
    await settled();
    expect(shown?.value).toBeUndefined();

    desk.link = up;
    await settled();

    expect([shown?.value, latency.mock.calls.length]).toEqual([undefined, 2]);
  });
});
