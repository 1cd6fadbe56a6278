import { beforeEach, describe, expect, it } from 'vitest';
import { Stayed } from './stayed';

beforeEach(() => sessionStorage.clear());

describe('what was given away and is read on with', () => {
  it('outlives the page, each conversation once, apart for each shop', () => {
    const stayed = new Stayed('0');
    for (const id of ['a', 'b', 'a']) stayed.add(id);
    stayed.remove('b');

    expect(new Stayed('0').ids).toEqual(['a']);
    expect(new Stayed('1').ids).toEqual([]);
  });
});
