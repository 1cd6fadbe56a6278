import { describe, expect, it } from 'vitest';
import { findForbidden, piecesBy, placesOf } from './forbiddenWords';
import cases from './forbiddenWords.cases.json';

describe('forbidden words', () => {
  it.each(cases)('$word in "$text"', ({ text, word, found }) => {
    expect(placesOf(text, word)).toEqual(found);
  });

  it('do not overlap, the longer one winning', () => {
    const words = [
      { word: '微信', mode: 'warn' as const },
      { word: '加微信', mode: 'block' as const },
    ];
    expect(findForbidden('加微信或微信', { words, patterns: [], domains: [] }).map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [4, 6],
    ]);
  });

  it('that block are not hidden by those that warn', () => {
    const words = [
      { word: '加微信', mode: 'warn' as const },
      { word: '微信', mode: 'block' as const },
    ];
    const found = findForbidden('加微信', { words, patterns: [{ kind: 'messenger', mode: 'warn' }], domains: [] });
    expect(found.map(({ from, to, rule }) => [from, to, rule.mode])).toEqual([[1, 3, 'block']]);
  });

  it('are found beside a kind of pattern that only a newer server knows', () => {
    const newer = { kind: 'telegram' as 'link', mode: 'block' as const };
    const words = [{ word: '高仿', mode: 'block' as const }];

    expect(findForbidden('高仿 t.me', { words, patterns: [newer], domains: [] })).toEqual([{ from: 0, to: 2, rule: words[0] }]);
  });

  it('and patterns cut a text by their rules', () => {
    const rules = {
      words: [{ word: '微信', mode: 'warn' as const }],
      patterns: [
        { kind: 'messenger' as const, mode: 'block' as const },
        { kind: 'link' as const, mode: 'warn' as const },
      ],
      domains: ['shop.example'],
    };
    const text = '加微信abc123或看https://shop.example';
    expect(piecesBy(text, findForbidden(text, rules)).map(({ text, rule }) => [text, rule?.mode])).toEqual([
      ['加', undefined],
      ['微信abc123', 'block'],
      ['或看https://shop.example', undefined],
    ]);
  });
});
