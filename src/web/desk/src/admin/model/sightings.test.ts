import { describe, expect, it } from 'vitest';
import { ageOf, siteOf } from './sightings';

describe('a page that was seen', () => {
  it.each([
    [0, 'seconds', 0],
    [59, 'seconds', 59],
    [60, 'minutes', 1],
    [3_599, 'minutes', 59],
    [3_600, 'hours', 1],
    [86_399, 'hours', 23],
    [200_000, 'days', 2],
  ] as const)('is %i s old in the largest unit', (seconds, unit, count) => {
    expect(ageOf(seconds)).toEqual({ unit, count });
  });

  it('is named by host and port', () => {
    expect(['https://shop.example.com', 'http://127.0.0.1:8080'].map(siteOf)).toEqual(['shop.example.com', '127.0.0.1:8080']);
  });
});
