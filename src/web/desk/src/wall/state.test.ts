import type { Wall } from '@chatrouter/shared/board';
import { describe, expect, it } from 'vitest';
import { answered, begun, failed, networked, refused, type Reach, type WallState } from './state';

const [first, second] = [{ shopName: 'first' }, { shopName: 'second' }] as [Wall, Wall];
const waiting = (reach: Reach): WallState => ({ kind: 'waiting', code: 'C', reach });
const shown = (reach: Reach, wall = first): WallState => ({ kind: 'shown', code: 'C', reach, wall });

describe('what a television has', () => {
  it('begins with its code, or asks for one', () => {
    expect(begun('C')).toEqual(waiting('up'));
    expect(begun(undefined)).toEqual({ kind: 'asking', refused: false });
  });

  it.each<[WallState, WallState]>([
    [waiting('up'), shown('up', second)],
    [waiting('unreachable'), shown('up', second)],
    [shown('up'), shown('up', second)],
    [shown('unreachable'), shown('up', second)],
    [shown('cut'), shown('up', second)],
    [refused, refused],
  ])('shows what the server sent: %j', (before, after) => {
    expect(answered(before, second)).toEqual(after);
  });

  it.each<[WallState, WallState]>([
    [waiting('up'), waiting('unreachable')],
    [shown('up'), shown('unreachable')],
    [shown('unreachable'), shown('unreachable')],
    [shown('cut'), shown('cut')],
    [refused, refused],
  ])('keeps what it shows when the server does not answer: %j', (before, after) => {
    expect(failed(before)).toEqual(after);
  });

  it.each<[WallState, boolean, WallState]>([
    [waiting('up'), true, waiting('cut')],
    [shown('up'), true, shown('cut')],
    [shown('unreachable'), true, shown('cut')],
    [shown('cut'), false, shown('unreachable')],
    [shown('up'), false, shown('up')],
    [shown('unreachable'), false, shown('unreachable')],
    [begun(undefined), true, begun(undefined)],
    [refused, false, refused],
  ])('knows of the network: %j, cut %s', (before, isCut, after) => {
    expect(networked(before, isCut)).toEqual(after);
  });
});
