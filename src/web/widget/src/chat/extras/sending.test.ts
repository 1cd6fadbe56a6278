import { Refusal } from '@chatrouter/shared/refusal';
import { describe, expect, it } from 'vitest';
import { send, type Sending } from './sending';

describe('a rating', () => {
  async function sent(...answers: readonly (Error | undefined)[]): Promise<Sending[]> {
    const seen: Sending[] = [];
    for (const answer of answers)
      await send(
        () => (answer === undefined ? Promise.resolve() : Promise.reject(answer)),
        (sending) => seen.push(sending),
      );
    return seen;
  }

  it('writing -> sending, for as long as it takes to be stored', async () => expect(await sent(undefined)).toEqual([{ kind: 'sending' }]));

  it.each([
    [new Refusal('alreadyRated', ''), 'alreadyRated'],
    [new Refusal('rateLimited', ''), 'rateLimited'],
  ])('sending -> failed: %s', async (refusal, code) =>
    expect(await sent(refusal)).toEqual([{ kind: 'sending' }, { kind: 'failed', code }]),
  );

  it('sending -> failed without a connection', async () => expect((await sent(new Error('Not connected.')))[1]?.kind).toBe('failed'));

  it('failed -> sending', async () =>
    expect((await sent(new Refusal('rateLimited', ''), undefined)).map(({ kind }) => kind)).toEqual(['sending', 'failed', 'sending']));
});
