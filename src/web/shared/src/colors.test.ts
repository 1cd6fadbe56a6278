// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readableOn } from './colors';

describe('readable on', () => {
  it.each([
    ['#000000', '#fff'],
    ['#1668dc', '#fff'],
    ['#c41d7f', '#fff'],
    ['#fadb14', '#000'],
    ['#52c41a', '#000'],
    ['#ffffff', '#000'],
    ['#757575', '#fff'],
    ['#777777', '#000'],
  ])('%s is %s', (color, text) => {
    expect(readableOn(color)).toBe(text);
  });

  it('is white on what no colour is known of', () => {
    expect(readableOn('no colour')).toBe('#fff');
  });
});
