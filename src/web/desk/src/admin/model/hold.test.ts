import { expect, it } from 'vitest';
import { holdOf } from './hold';

it('names what the operator says, and nothing of a shop that he lets serve', () => {
  expect(holdOf({ status: 'pending' })).toEqual({ status: 'pending' });
  expect(holdOf({ status: 'suspended', reason: '欠费' })).toEqual({ status: 'suspended', reason: '欠费' });
  expect(holdOf({ status: 'active' })).toBeUndefined();
  expect(holdOf({})).toBeUndefined();
});
