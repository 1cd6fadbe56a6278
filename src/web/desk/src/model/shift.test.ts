import { expect, it } from 'vitest';
import { quiet, shiftStartAt, type ShiftStart } from './shift';

const duty = { from: '2026-01-05T09:00:00Z', until: '2026-01-05T18:00:00Z' };
const at = (time: string): number => Date.parse(`2026-01-05T${time}Z`);
const through = (steps: readonly (readonly [string, boolean])[]): ShiftStart =>
  steps.reduce((before: ShiftStart, [time, offline]) => shiftStartAt(before, duty, offline, at(time)), quiet);

it('asks who is offline when his shift begins, until he is there or it is over', () => {
  expect(
    through([
      ['08:59:59', true],
      ['09:00:00', true],
    ]),
  ).toEqual({ kind: 'begun', duty });
  expect(
    through([
      ['08:59:59', true],
      ['09:00:00', true],
      ['12:00:00', true],
    ]).kind,
  ).toBe('begun');
  expect(
    through([
      ['08:59:59', true],
      ['09:00:00', true],
      ['09:01:00', false],
    ]).kind,
  ).toBe('quiet');
  expect(
    through([
      ['08:59:59', true],
      ['09:00:00', true],
      ['18:00:00', true],
    ]).kind,
  ).toBe('quiet');
});

it('does not ask who serves already, who has said that he will not, or who comes in the middle of it', () => {
  expect(
    through([
      ['08:59:59', false],
      ['09:00:00', false],
      ['09:30:00', true],
    ]).kind,
  ).toBe('quiet');
  expect(
    through([
      ['09:30:00', true],
      ['09:31:00', true],
    ]).kind,
  ).toBe('quiet');
  expect(shiftStartAt(quiet, duty, true, at('09:00:00'))).toBe(quiet);
  expect(shiftStartAt({ kind: 'ahead', from: duty.from }, undefined, true, at('09:00:00'))).toBe(quiet);
});
