/** What a form holds, piece by piece: each has a name, and a value that can be compared as JSON. */
export type Pieces = ReadonlyMap<string, unknown>;

/** A piece that is not the same everywhere: before, as somebody else saved it, and in this form. Absent ones are undefined. */
export interface Difference {
  name: string;
  before: unknown;
  theirs: unknown;
  mine: unknown;
  /** Both changed it, and not alike. */
  clash: boolean;
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const namesOf = (...all: Pieces[]): string[] => [...new Set(all.flatMap((pieces) => [...pieces.keys()]))];

export const differencesOf = (before: Pieces, theirs: Pieces, mine: Pieces): Difference[] =>
  namesOf(before, theirs, mine)
    .map((name) => {
      const [old, their, my] = [before.get(name), theirs.get(name), mine.get(name)];
      return { name, before: old, theirs: their, mine: my, clash: !same(old, their) && !same(old, my) && !same(their, my) };
    })
    .filter(({ before, theirs, mine }) => !same(before, theirs) || !same(before, mine));

/** Their version with my changes: where both changed a piece, mine. */
export function merged(before: Pieces, theirs: Pieces, mine: Pieces): Map<string, unknown> {
  const result = new Map<string, unknown>();
  for (const name of namesOf(theirs, mine)) {
    const from = same(before.get(name), mine.get(name)) ? theirs : mine;
    if (from.has(name)) result.set(name, from.get(name));
  }
  return result;
}
