import { describe, expect, it } from 'vitest';
import { faultsOfWords, usualMissing, wordsFrom } from './words';

const row = (word: string, mode = 'warn', reason = '') => ({ line: 2, cells: { word, mode, reason } });

describe('forbidden words from a file', () => {
  it('have their faults told by row', () => {
    const rows = [row('ok'), row(''), row('OK'), row('x', 'maybe'), row('y', '禁止发送', 'r'.repeat(101)), row('z', 'Block')];

    expect([...faultsOfWords(rows)].map(([i, { field, fault }]) => `${i} ${field} ${fault}`)).toEqual([
      '1 word required',
      '2 word duplicate',
      '3 wordMode malformed',
      '4 wordReason tooLong',
    ]);
  });

  it('change those that are there and come after the rest', () => {
    const merged = wordsFrom(
      [row('VX', '禁止发送', 'no'), row('new')],
      [
        { word: 'vx', mode: 'warn' },
        { word: 'kept', mode: 'block' },
      ],
    );

    expect(merged).toEqual([
      { word: 'VX', mode: 'block', reason: 'no' },
      { word: 'kept', mode: 'block' },
      { word: 'new', mode: 'warn' },
    ]);
    expect(wordsFrom([{ line: 2, cells: { word: 'VX', mode: 'block' } }], [{ word: 'vx', mode: 'warn', reason: 'no' }])).toEqual([
      { word: 'VX', mode: 'block', reason: 'no' },
    ]);
    expect(wordsFrom([row('VX', 'block')], [{ word: 'vx', mode: 'warn', reason: 'no' }])).toEqual([{ word: 'VX', mode: 'block' }]);
  });
});

describe('what platforms forbid', () => {
  it('is added once, and blocks but for what may stand in a refusal', () => {
    const missing = usualMissing([
      { word: '高仿', mode: 'warn' },
      { word: 'mine', mode: 'warn' },
    ]);

    expect(missing.map(({ word }) => word)).not.toContain('高仿');
    expect(missing).toContainEqual({ word: '扫描版', mode: 'block' });
    expect(missing).toContainEqual({ word: '线下交易', mode: 'warn' });
    expect(usualMissing(missing).map(({ word }) => word)).toEqual(['高仿']);
  });
});
