import { expect, it } from 'vitest';
import { pausesTable } from './pauses';

it('tells in a table who was paused, why, how often and how long', () => {
  const rows = [
    { agent: 'a', name: 'Anna', reason: 'meal', times: 2, seconds: 3_725 },
    { agent: 'b', name: 'Bert', times: 1, seconds: 9 },
  ];

  expect(
    pausesTable(
      rows,
      (key) => key.slice(5),
      ({ reason = 'unsaid' }) => reason,
    ),
  ).toEqual([
    ['agent', 'pauseReason', 'pauseTimes', 'pauseLength'],
    ['Anna', 'meal', '2', '1:02:05'],
    ['Bert', 'unsaid', '1', '00:09'],
  ]);
});
