/** Rows of a CSV text (RFC 4180); the first line tells whether cells are parted by commas, semicolons or tabs. */
export const parseCsv = (text: string): string[][] => linesOf(text).lines.map(({ cells }) => cells);

/** A row that says something, by its number among all rows, as a spreadsheet counts them. */
interface Line {
  no: number;
  cells: string[];
}

/** `unclosed`: the row where a quote begins that has no end. */
function linesOf(text: string): { lines: Line[]; unclosed?: number } {
  const source = text.replace(/^\uFEFF/u, '');
  const comma = separatorOf(source);
  const lines: Line[] = [];
  let no = 1;
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.some((text) => text.trim() !== '')) lines.push({ no, cells: row.map(unguarded) });
    no++;
    row = [];
  };
  for (let i = 0; i < source.length; i++) {
    const at = source.charAt(i);
    if (quoted) {
      if (at !== '"') cell += at;
      else if (source.charAt(i + 1) === '"') cell += source.charAt(i++);
      else quoted = false;
    } else if (at === '"' && cell === '') quoted = true;
    else if (at === comma) endCell();
    // Excel on a Mac ends lines with \r alone.
    else if (at === '\n' || (at === '\r' && source.charAt(i + 1) !== '\n')) endRow();
    else if (at !== '\r') cell += at;
  }
  if (quoted) return { lines, unclosed: no };
  endRow();
  return { lines };
}

function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/u));
  return [',', ';', '\t'].reduce((best, next) => (header.split(next).length > header.split(best).length ? next : best));
}

// What begins like this a spreadsheet would run as a formula, or has been kept from it.
const formula = /^'*[=+\-@\t\r]/u;
const guarded = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);
const unguarded = (cell: string): string => (cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell);

/** A CSV text that Excel reads as UTF-8 and takes no cell of for a formula. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map((cell) => quotedIfNeeded(guarded(cell))).join(',')).join('\r\n')}\r\n`;

const quotedIfNeeded = (cell: string): string => (/[",;\t\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const begins = (bytes: ArrayBuffer, ...first: number[]): boolean => {
  const head = new Uint8Array(bytes, 0, Math.min(bytes.byteLength, first.length));
  return first.every((byte, i) => head[i] === byte);
};

/** A workbook of Excel, new or old, instead of a text. */
export const isWorkbook = (bytes: ArrayBuffer): boolean => begins(bytes, 0x50, 0x4b, 0x03, 0x04) || begins(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/** The text of a file in UTF-8, as Excel's Unicode text, or else in the encoding that Excel in China saves. */
export function decode(bytes: ArrayBuffer): string {
  if (begins(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

export interface Column {
  readonly key: string;
  /** Its heading in any language. */
  readonly names: readonly string[];
  readonly optional?: boolean;
}

export interface TableRow {
  /** Counted as a spreadsheet does: the header is the first. */
  readonly line: number;
  /** By the keys of the columns that the file has. */
  readonly cells: Readonly<Record<string, string>>;
}

export type Table =
  /** `ignored`: headings that name none of the columns. */
  | { kind: 'rows'; rows: TableRow[]; ignored: string[] }
  | { kind: 'missing'; columns: Column[] }
  | { kind: 'unclosed'; line: number }
  | { kind: 'empty' };

/** Finds the columns by their headings, in any order; others are ignored. */
export function readTable(csv: string, columns: readonly Column[]): Table {
  const { lines, unclosed } = linesOf(csv);
  if (unclosed !== undefined) return { kind: 'unclosed', line: unclosed };
  const [first, ...body] = lines;
  const header = first?.cells;
  if (header === undefined) return { kind: 'empty' };
  const plain = (text: string): string => text.trim().toLowerCase();
  const isCalled = ({ key, names }: Column, name: string): boolean => [key, ...names].map(plain).includes(plain(name));
  const placeOf = (column: Column): number => header.findIndex((name) => isCalled(column, name));
  const missing = columns.filter((column) => column.optional !== true && placeOf(column) < 0);
  if (missing.length > 0) return { kind: 'missing', columns: missing };
  if (body.length === 0) return { kind: 'empty' };
  const there = columns.filter((column) => placeOf(column) >= 0);
  const cellsOf = (row: string[]): Record<string, string> =>
    Object.fromEntries(there.map((column) => [column.key, row[placeOf(column)]?.trim() ?? '']));
  const ignored = header.filter((name) => name.trim() !== '' && !columns.some((column) => isCalled(column, name)));
  return { kind: 'rows', rows: body.map(({ no, cells }) => ({ line: no, cells: cellsOf(cells) })), ignored };
}
