// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { typedNumber } from './typedNumber';

function type(text: string, shown: number | '' = 100, most?: number): [number | undefined, string] {
  const field = Object.assign(document.createElement('input'), { value: text });
  const event = new Event('change');
  let typed: number | undefined;
  field.addEventListener('change', (heard) => (typed = typedNumber(heard, shown, most)));
  field.dispatchEvent(event);
  return [typed, field.value];
}

describe('a number that somebody types', () => {
  it('is what the field says, and at most what it may be', () => {
    expect([type('0'), type('2.5'), type('20000', 10_000, 10_000)]).toEqual([
      [0, '0'],
      [2.5, '2.5'],
      [10_000, '10000'],
    ]);
  });

  it('is put back where there is none, or one below zero', () => {
    expect([type(''), type('-1'), type('-5', '')]).toEqual([
      [undefined, '100'],
      [undefined, '100'],
      [undefined, ''],
    ]);
  });
});
