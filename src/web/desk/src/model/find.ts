import type { LogLine } from './lines';

/** Where a conversation's lines say it: their places, in order. */
export function found(lines: readonly LogLine[], query: string): number[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return [];
  const says = (line: LogLine) => [line.text, line.card?.title, line.card?.id].some((text) => text?.toLocaleLowerCase().includes(wanted));
  return lines.flatMap((line, i) => (says(line) ? [i] : []));
}

/** The next place from there, round at the ends. */
export const step = (places: readonly number[], at: number, by: 1 | -1): number =>
  places.length === 0 ? 0 : (at + by + places.length) % places.length;
