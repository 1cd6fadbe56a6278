import { adminListTexts } from '@chatrouter/shared/texts/adminLists';
import { tagColors, type ShopTag, type TagColor } from '../../model/tags';
import type { TableRow } from './csv';
import type { RowFault } from './words';

export const longestTag = 20;

const colors: Readonly<Record<string, TagColor>> = Object.fromEntries(
  tagColors.flatMap((color) => [color, ...adminListTexts[`admin.color.${color}`]].map((name) => [name.toLowerCase(), color])),
);

/** What a cell calls a colour by, in either language; an empty one is grey. */
export const colorOf = (cell: string | undefined): TagColor | undefined => colors[cell?.toLowerCase() || 'gray'];

/** The first fault of each row, as the server would find them. */
export function faultsOfTags(rows: readonly TableRow[]): Map<number, RowFault> {
  const seen = new Set<string>();
  const found = new Map<number, RowFault>();
  rows.forEach(({ cells: { name = '', color } }, i) => {
    const key = name.toLowerCase();
    if (name === '') found.set(i, { field: 'tag', fault: 'required' });
    else if (name.length > longestTag) found.set(i, { field: 'tag', fault: 'tooLong' });
    else if (name.includes('/') || name === '.' || name === '..') found.set(i, { field: 'tag', fault: 'malformed' });
    else if (seen.has(key)) found.set(i, { field: 'tag', fault: 'duplicate' });
    else if (colorOf(color) === undefined) found.set(i, { field: 'tagColor', fault: 'malformed' });
    seen.add(key);
  });
  return found;
}

/** The list with the rows in it: a tag that is there already is changed in its place, and keeps its colour where the file has no column of it. */
export function tagsFrom(rows: readonly TableRow[], present: readonly ShopTag[]): ShopTag[] {
  const tags = new Map(present.map((tag) => [tag.name.toLowerCase(), tag]));
  for (const { cells } of rows) {
    const { name = '', color } = cells;
    const key = name.toLowerCase();
    tags.set(key, { name, color: (color === undefined ? tags.get(key)?.color : colorOf(color)) ?? 'gray' });
  }
  return [...tags.values()];
}
