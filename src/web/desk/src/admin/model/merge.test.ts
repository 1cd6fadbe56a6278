import { describe, expect, it } from 'vitest';
import { differencesOf, merged } from './merge';

const before = new Map<string, unknown>([
  ['kept', 1],
  ['theirs', 1],
  ['mine', 1],
  ['both', 1],
  ['removed by me', 1],
  ['removed by them', 1],
]);
const theirs = new Map<string, unknown>([
  ['kept', 1],
  ['theirs', 2],
  ['mine', 1],
  ['both', 2],
  ['removed by me', 1],
  ['new of theirs', 1],
]);
const mine = new Map<string, unknown>([
  ['kept', 1],
  ['theirs', 1],
  ['mine', 3],
  ['both', 3],
  ['removed by them', 1],
  ['new of mine', 1],
]);

describe('merging', () => {
  it('names what is not the same everywhere, and where both changed it', () => {
    const found = differencesOf(before, theirs, mine);

    expect(found.map(({ name }) => name)).toEqual([
      'theirs',
      'mine',
      'both',
      'removed by me',
      'removed by them',
      'new of theirs',
      'new of mine',
    ]);
    expect(found.filter(({ clash }) => clash)).toEqual([{ name: 'both', before: 1, theirs: 2, mine: 3, clash: true }]);
  });

  it('puts my changes on top of theirs and leaves the rest of theirs', () => {
    expect([...merged(before, theirs, mine)]).toEqual([
      ['kept', 1],
      ['theirs', 2],
      ['mine', 3],
      ['both', 3],
      ['new of theirs', 1],
      ['new of mine', 1],
    ]);
  });
});
