import { describe, expect, it } from 'vitest';
import { isPublished } from './publication';

describe('a publication', () => {
  it('is told by the board whose version is above that of the one before', () => {
    const boards = [undefined, 3, 3, 4, 3].map((routingVersion) => (routingVersion === undefined ? undefined : { routingVersion }));

    expect(boards.slice(1).map((next, i) => next !== undefined && isPublished(boards[i], next))).toEqual([false, false, true, false]);
  });
});
