import { describe, expect, it } from 'vitest';
import { decode, isWorkbook, parseCsv, readTable, toCsv } from './csv';

const columns = [
  { key: 'word', names: ['词', 'Word'] },
  { key: 'reason', names: ['原因', 'Why'], optional: true },
];

describe('CSV', () => {
  it('comes back as it was written, quotes, line breaks and separators included', () => {
    const rows = [
      ['title', 'text'],
      ['a "b", c', 'line 1\nline 2;\tend'],
      ['发货时间', ' 亲,今天发 '],
    ];

    expect(parseCsv(toCsv(rows))).toEqual(rows);
  });

  it.each(['=1+1', '+86', '-5', '@sum', "=cmd|' /C calc'!A0", "'quoted", "'=1", "''-1"])(
    'gives a spreadsheet no formula to run: %s',
    (cell) => {
      const csv = toCsv([[cell]]);

      expect(csv).not.toMatch(/(^|,)\uFEFF?[=+\-@]/u);
      expect(parseCsv(csv)).toEqual([[cell]]);
    },
  );

  it.each(['a,b\r\n1,2', 'a;b\n1;2\n', 'a\tb\n1\t2\n\n', 'a,b\r\r1,2\r'])('finds what parts the cells, and skips empty lines', (text) => {
    expect(parseCsv(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('is read in UTF-8 and in the encoding of Excel in China', () => {
    const gbk = new Uint8Array([0xb8, 0xdf, 0xb7, 0xc2]);

    expect(decode(gbk.buffer)).toBe('高仿');
    expect(decode(new TextEncoder().encode('高仿').buffer as ArrayBuffer)).toBe('高仿');
  });

  it('is read as the Unicode text of Excel, and is told from a workbook', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, 0xd8, 0x9a, 0x09, 0x00]);
    const [xlsx, xls] = [new Uint8Array([0x50, 0x4b, 3, 4, 20]), new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])];

    expect(decode(utf16.buffer)).toBe('高\t');
    expect([xlsx, xls, utf16, new Uint8Array()].map(({ buffer }) => isWorkbook(buffer))).toEqual([true, true, false, false]);
  });

  it('has its columns found by their headings in either language and any order', () => {
    expect(readTable('Why,other,WORD\nbecause,x, vx \n', columns)).toEqual({
      kind: 'rows',
      rows: [{ line: 2, cells: { word: 'vx', reason: 'because' } }],
      ignored: ['other'],
    });
    expect(readTable('词\n高仿', columns)).toEqual({ kind: 'rows', rows: [{ line: 2, cells: { word: '高仿' } }], ignored: [] });
  });

  it('counts rows as a spreadsheet does, empty ones and those of several lines among them', () => {
    const table = readTable('\uFEFFword\r\n\r\n"a\r\nb"\r\n,\r\nc\r\n', columns);

    expect(table).toMatchObject({ kind: 'rows', rows: [{ line: 3 }, { line: 5, cells: { word: 'c' } }] });
  });

  it('names the row of a quote without an end, instead of taking the rest for one cell', () => {
    expect(readTable('word\na\n"b\nc\nd\n', columns)).toEqual({ kind: 'unclosed', line: 3 });
  });

  it('tells which columns are missing, and that there are no rows', () => {
    expect(readTable('reason\nx', columns)).toEqual({ kind: 'missing', columns: [columns[0]] });
    expect(readTable('word,reason\n', columns)).toEqual({ kind: 'empty' });
    expect(readTable('', columns)).toEqual({ kind: 'empty' });
  });
});
