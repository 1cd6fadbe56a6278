import { describe, expect, it } from 'vitest';
import { agentDay } from './agentDay';

const told = (...args: Parameters<typeof agentDay>) => agentDay(...args).map(({ word, value }) => `${word} ${value}`);

describe('an agent\u2019s day', () => {
  it('is told with what was measured', () => {
    expect(told({ agent: 'a', conversations: 96, firstResponse: 17.4, response: 22.5, ratings: 3, score: 4.75 })).toEqual([
      'term.firstResponse 17s',
      'term.averageResponse 23s',
      'wall.today 96',
      'wall.stars 4.8',
    ]);
    expect(told({ agent: 'a', conversations: 1, ratings: 0, firstResponse: 0 })).toEqual(['term.firstResponse 0s', 'wall.today 1']);
    expect(told(undefined)).toEqual([]);
  });
});
