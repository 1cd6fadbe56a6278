import type { AgentState } from '@chatrouter/shared/contract';
import { Refusal } from '@chatrouter/shared/refusal';
import { describe, expect, it, vi } from 'vitest';
import type { AgentLink } from './session';
import { Wanted } from './wanted';

const paused = { state: 'paused', force: false } as const;
const offline = { state: 'offline', force: true } as const;

describe('the state that an agent chose', () => {
  function setup() {
    const took = vi.fn<(state: AgentState) => void>();
    const call = vi.fn<(name: string, request: { state: AgentState }) => Promise<{ state: AgentState }>>();
    call.mockImplementation((_, { state }) => Promise.resolve({ state }));
    return { wanted: new Wanted(took), took, call, link: { call } as unknown as AgentLink };
  }

  it('none -> told and taken at once', async () => {
    const { wanted, took, call, link } = setup();
    await wanted.tell(link);
    expect(call).not.toHaveBeenCalled();

    await wanted.set(paused, link);

    expect([call.mock.calls, took.mock.calls]).toEqual([[['SetState', paused]], [['paused']]]);
    await wanted.tell(link);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('none -> kept without a connection -> told with the next, the latest only', async () => {
    const { wanted, took, call, link } = setup();
    await wanted.set(paused, undefined);
    await wanted.set(offline, undefined);

    await wanted.tell(link);
    await wanted.tell(link);

    expect([call.mock.calls, took.mock.calls]).toEqual([[['SetState', offline]], [['offline']]]);
  });

  it('broken off before its answer -> kept -> told again', async () => {
    const { wanted, took, call, link } = setup();
    call.mockRejectedValueOnce(new Error('lost'));
    await wanted.set(paused, link);
    expect(took).not.toHaveBeenCalled();

    await wanted.tell(link);

    expect([call.mock.calls.length, took.mock.calls]).toEqual([2, [['paused']]]);
  });

  it('refused -> none, and whoever chose it hears why', async () => {
    const { wanted, took, call, link } = setup();
    call.mockRejectedValueOnce(new Refusal('openTurns', ''));

    await expect(wanted.set(offline, link)).rejects.toMatchObject({ code: 'openTurns' });
    await wanted.tell(link);

    expect([call.mock.calls.length, took.mock.calls]).toEqual([1, []]);
  });

  it.each([
    ['answered', undefined],
    ['refused', new Refusal('openTurns', '')],
  ])('another chosen meanwhile is not forgotten with the first, which is %s', async (_, refusal) => {
    const { wanted, call, link } = setup();
    let answer = (): void => undefined;
    call.mockImplementationOnce(
      () => new Promise((resolve, reject) => (answer = () => (refusal === undefined ? resolve({ state: 'paused' }) : reject(refusal)))),
    );
    const first = wanted.set(paused, link).catch(() => undefined);
    await wanted.set(offline, undefined);
    answer();
    await first;

    await wanted.tell(link);

    expect(call.mock.calls.map(([, request]) => request)).toEqual([paused, offline]);
  });

  it('kept -> none when the agent leaves', async () => {
    const { wanted, call, link } = setup();
    await wanted.set(paused, undefined);
    wanted.forget();

    await wanted.tell(link);

    expect(call).not.toHaveBeenCalled();
  });
});
