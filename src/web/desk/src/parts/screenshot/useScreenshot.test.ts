import { expect, it, vi } from 'vitest';
import { useScreenshot } from './useScreenshot';

const loaded = async () => undefined;

it('asks, lets choose, and ends', async () => {
  const { state, begin, end } = useScreenshot(async () => 'picture', loaded);
  expect(state.value).toEqual({ kind: 'idle' });

  const begun = begin();
  expect(state.value).toEqual({ kind: 'asking' });
  await begun;
  expect(state.value).toEqual({ kind: 'choosing', picture: 'picture' });

  end();
  expect(state.value).toEqual({ kind: 'idle' });
});

it('asks once at a time', async () => {
  const take = vi.fn(async () => 'picture');
  const { begin } = useScreenshot(take, loaded);

  await Promise.all([begin(), begin()]);

  expect(take).toHaveBeenCalledOnce();
});

it.each([
  ['refused', new DOMException('', 'NotAllowedError')],
  ['unable', new DOMException('', 'NotReadableError')],
  ['unable', new TypeError('getDisplayMedia is not a function')],
] as const)('fails as %s, and can be asked for again', async (why, error) => {
  const take = vi.fn(async () => 'picture').mockRejectedValueOnce(error);
  const { state, begin } = useScreenshot(take, loaded);

  await begin();
  expect(state.value).toEqual({ kind: 'failed', why });
  await begin();

  expect(state.value).toMatchObject({ kind: 'choosing' });
});

it('fails where what is chosen with could not be loaded', async () => {
  const { state, begin } = useScreenshot(
    async () => 'picture',
    async () => {
      throw new TypeError('Failed to fetch');
    },
  );

  await begin();

  expect(state.value).toEqual({ kind: 'failed', why: 'unable' });
});
