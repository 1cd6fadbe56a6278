import { describe, expect, it } from 'vitest';
import { drawn, sum } from './curve';

const curve = (arrivals: number[], replies: number[]) => ({ from: '2026-01-05T09:00:00Z', stepSeconds: 300, arrivals, replies });

describe('a curve', () => {
  it('reaches from edge to edge, its highest step at the top and nothing at the bottom', () => {
    expect(drawn(curve([0, 4, 2], [1, 0, 0]), 100, 40)).toEqual({ arrivals: '0,40 50,0 100,20', replies: '0,30 50,40 100,40', top: 4 });
  });

  it('lies at the bottom where nothing came', () => {
    expect(drawn(curve([0, 0], [0, 0]), 100, 40)).toEqual({ arrivals: '0,40 100,40', replies: '0,40 100,40', top: 1 });
    expect(sum([1, 2, 3])).toBe(6);
  });
});
