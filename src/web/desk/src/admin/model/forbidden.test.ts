import { patternKinds, patternPlaces } from '@chatrouter/shared/forbiddenPatterns';
import { describe, expect, it } from 'vitest';
import {
  changedSince,
  draftOfForbidden,
  examples,
  forbiddenFrom,
  pieceOf,
  piecesOfForbidden,
  requestOf,
  type ForbiddenView,
} from './forbidden';
import { merged } from './merge';

const view: ForbiddenView = {
  words: [
    { word: '高仿', mode: 'block' },
    { word: 'domains', mode: 'warn', reason: 'no' },
  ],
  patterns: [{ kind: 'link', mode: 'warn' }],
  domains: ['tmall.com', 'jd.com'],
  mostInARow: 10,
  revision: 'r',
};

describe('what is forbidden, as it is edited', () => {
  it('goes back as it came, with what is off left out', () => {
    expect(requestOf(draftOfForbidden(view), view)).toEqual(view);
  });

  it('keeps a kind of pattern that only a newer server knows', () => {
    const newer = { kind: 'telegram' as 'link', mode: 'block' as const };

    expect(requestOf(draftOfForbidden(view), { ...view, patterns: [newer] }).patterns).toContainEqual(newer);
  });

  it('takes domains however they are separated', () => {
    const draft = { ...draftOfForbidden(view), domains: ' TMALL.com,jd.com、 1688.com ' };
    expect(requestOf(draft, view).domains).toEqual(['tmall.com', 'jd.com', '1688.com']);
  });

  it('tells what of earlier rules is no longer so', () => {
    const now = { ...view, words: view.words.slice(1), patterns: [{ kind: 'link' as const, mode: 'block' as const }], revision: 's' };

    const changes = changedSince(view, now).map(({ name, before, mine }) => [name, before, mine]);

    expect(changes).toEqual([
      ['word 高仿', { word: '高仿', mode: 'block', reason: '' }, undefined],
      ['pattern link', 'warn', 'block'],
    ]);
    expect(changedSince(view, { ...view, revision: 's' })).toEqual([]);
  });

  it('is merged word by word and pattern by pattern', () => {
    const before = draftOfForbidden(view);
    const theirs = { ...before, words: before.words.slice(1), patterns: { ...before.patterns, phone: 'block' as const } };
    const mine = { ...before, patterns: { ...before.patterns, link: 'off' as const }, domains: 'jd.com', mostInARow: 0 };

    const result = forbiddenFrom(merged(piecesOfForbidden(before), piecesOfForbidden(theirs), piecesOfForbidden(mine)));

    expect(result.words.map(({ word }) => word)).toEqual(['domains']);
    expect([result.patterns.link, result.patterns.phone, result.domains, result.mostInARow]).toEqual(['off', 'block', 'jd.com', 0]);
    expect(pieceOf('limit')).toEqual({ field: 'limit' });
    expect([...piecesOfForbidden(before).keys()].map(pieceOf).slice(0, 3)).toEqual([
      { word: '高仿' },
      { word: 'domains' },
      { kind: 'link' },
    ]);
  });

  it.each(patternKinds.filter((kind) => kind !== 'qrCode'))('is shown by an example of %s that is found', (kind) => {
    expect(patternPlaces(examples[kind], kind, [])).toEqual([[0, examples[kind].length]]);
  });
});
