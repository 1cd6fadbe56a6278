import { describe, expect, it } from 'vitest';
import type { ShopTag } from '../../model/tags';
import type { TableRow } from './csv';
import { faultsOfTags, tagsFrom } from './tags';

const rows = (...cells: [string, string?][]): TableRow[] =>
  cells.map(([name, color], i) => ({ line: i + 2, cells: { name, ...(color === undefined ? {} : { color }) } })) as TableRow[];

describe('a file of tags', () => {
  it('says what is wrong with each row', () => {
    const found = faultsOfTags(
      rows(['VIP', 'red'], ['vip', '红'], ['', 'red'], ['a/b'], ['..'], ['x'.repeat(21)], ['new', 'pink'], ['good'], ['<b>x</b>', '紫']),
    );

    expect([...found].map(([row, { field, fault }]) => `${row} ${field} ${fault}`)).toEqual([
      '1 tag duplicate',
      '2 tag required',
      '3 tag malformed',
      '4 tag malformed',
      '5 tag tooLong',
      '6 tagColor malformed',
      '8 tag malformed',
    ]);
  });

  it('changes what is there in its place and adds the rest', () => {
    const present: ShopTag[] = [
      { name: 'VIP', color: 'red' },
      { name: 'x', color: 'gray' },
    ];

    expect(tagsFrom(rows(['vip', 'blue'], ['易退货', '橙']), present)).toEqual([
      { name: 'vip', color: 'blue' },
      { name: 'x', color: 'gray' },
      { name: '易退货', color: 'orange' },
    ]);
    expect(tagsFrom(rows(['vip'], ['X', '']), present)).toEqual([
      { name: 'vip', color: 'red' },
      { name: 'X', color: 'gray' },
    ]);
  });
});
