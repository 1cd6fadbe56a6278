// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { typedCapacity, typedNumber } from './typedNumber';

function typing<Read>(text: string, read: (event: Event) => Read): [Read | undefined, string] {
  const field = Object.assign(document.createElement('input'), { value: text });
  const event = new Event('change');
  let typed: Read | undefined;
  field.addEventListener('change', (heard) => (typed = read(heard)));
  field.dispatchEvent(event);
  return [typed, field.value];
}

const type = (text: string, shown: number | '' = 100, most?: number): [number | undefined, string] =>
  typing(text, (event) => typedNumber(event, shown, most));

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

describe('a capacity that somebody types', () => {
  it('is his own, none of his own where nothing stands, and stays where it is not to be read', () => {
    const limit = (text: string) => typing(text, (event) => typedCapacity(event, 5));
    expect([limit('3.4'), limit('0'), limit(''), limit('-2')]).toEqual([
      [{ own: 3 }, '3.4'],
      [{ own: 0 }, '0'],
      [{ own: undefined }, ''],
      [undefined, '5'],
    ]);
  });
});
