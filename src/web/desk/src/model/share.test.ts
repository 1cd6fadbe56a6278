import { expect, it } from 'vitest';
import { takenPercent } from './share';

it('tells how much of the places is taken, if there is a limit', () => {
  expect(takenPercent(8, 2)).toBe(75);
  expect(takenPercent(undefined, undefined)).toBeUndefined();
  expect(takenPercent(0, 0)).toBeUndefined();
});
