import { describe, expect, it } from 'vitest';
import { cutAfter, cutOf, leastSide } from './cut';

const picture = { width: 1000, height: 500 };
const cut = { left: 100, top: 50, width: 200, height: 100 };
const key = (name: string, shiftKey = false) => ({ key: `Arrow${name}`, shiftKey });

describe('the cut between two corners', () => {
  it('is the same whichever corner comes first, in whole pixels', () => {
    const wanted = { left: 10, top: 20, width: 30, height: 41 };

    expect(cutOf({ x: 10.2, y: 20 }, { x: 40, y: 60.6 }, picture)).toEqual(wanted);
    expect(cutOf({ x: 40, y: 20 }, { x: 10, y: 61 }, picture)).toEqual(wanted);
  });

  it('ends at the edges of the picture', () => {
    expect(cutOf({ x: -5, y: 400 }, { x: 2000, y: 900 }, picture)).toEqual({ left: 0, top: 400, width: 1000, height: 100 });
  });

  it('is none where it is too small to be meant', () => {
    expect(cutOf({ x: 1, y: 1 }, { x: leastSide, y: 90 }, picture)).toBeUndefined();
  });
});

describe('arrow keys', () => {
  it('begin in the middle', () => {
    expect(cutAfter(undefined, key('Left'), picture)).toEqual({ left: 250, top: 125, width: 500, height: 250 });
  });

  it('move the cut, at most to the edge', () => {
    expect(cutAfter(cut, key('Left'), picture)).toEqual({ ...cut, left: 90 });
    expect(cutAfter(cut, key('Down'), picture)).toEqual({ ...cut, top: 60 });
    expect(cutAfter({ ...cut, left: 795 }, key('Right'), picture)).toEqual({ ...cut, left: 800 });
    expect(cutAfter({ ...cut, top: 4 }, key('Up'), picture)).toEqual({ ...cut, top: 0 });
  });

  it('size it with Shift, between the least and the edge', () => {
    expect(cutAfter(cut, key('Right', true), picture)).toEqual({ ...cut, width: 210 });
    expect(cutAfter({ ...cut, left: 795 }, key('Right', true), picture)).toEqual({ ...cut, left: 795, width: 205 });
    expect(cutAfter({ ...cut, height: 12 }, key('Up', true), picture)).toEqual({ ...cut, height: leastSide });
  });

  it('are the only ones', () => {
    expect(cutAfter(cut, { key: 'Enter', shiftKey: false }, picture)).toBeUndefined();
  });
});
