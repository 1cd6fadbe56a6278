import { describe, expect, it } from 'vitest';
import { patternKinds, patternPlaces, type PatternKind } from './forbiddenPatterns';
import cases from './forbiddenPatterns.cases.json';
import { endings } from './patterns/hosts';

const table = cases as { kind: PatternKind; text: string; domains?: string[]; found: [number, number][] }[];

describe('forbidden patterns', () => {
  it.each(table)('$kind in "$text"', ({ kind, text, domains = [], found }) => {
    expect(patternPlaces(text, kind, domains)).toEqual(found);
  });

  it('know every ending of a host that the server knows', () => {
    const ending = /^a\.([a-z]+)$/u;
    const tried = table.flatMap(({ kind, text }) =>
      kind === 'link' ? text.split(' ').flatMap((host) => ending.exec(host)?.[1] ?? []) : [],
    );
    expect(new Set(tried)).toEqual(endings);
  });

  it.each(patternKinds)('take a moment for %s in a long text made to be slow', (kind) => {
    const pieces = [
      'a://shop.example/',
      'a@',
      '@a.',
      'a.cn.',
      '1 ',
      '4111 ',
      '1',
      '微 ',
      'vx:',
      'vx::::::::',
      '微信号号',
      'w ',
      'qq1 ',
      '支付宝a.',
      '西湖区1路 ',
      'https://',
      '://',
      '...',
    ];
    const texts = [
      ...pieces.map((piece) => piece.repeat(Math.ceil(8_000 / piece.length)).slice(0, 8_000)),
      `微${' '.repeat(7_999)}`,
      'a'.repeat(8_000),
    ];
    const begun = performance.now();
    for (const text of texts) patternPlaces(text, kind, ['shop.example']);
    expect((performance.now() - begun) / texts.length).toBeLessThan(50);
  });
});
