import { describe, expect, it } from 'vitest';
import { findForbidden, placesOf } from './forbiddenWords';
import cases from './forbiddenWords.cases.json';

describe('forbidden words', () => {
  it.each(cases)('$word in "$text"', ({ text, word, found }) => {
    expect(placesOf(text, word)).toEqual(found);
  });

  it('do not overlap, the longer one winning', () => {
    const words = [
      { word: '微信', mode: 'warn' as const },
      { word: '加微信', mode: 'block' as const },
    ];
    expect(findForbidden('加微信或微信', words).map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [4, 6],
    ]);
  });
});
