import { same } from './merge';
import { partsOf, piecesOf, type Plan } from './plan';
import type { Change } from './schedule';
import { byDay } from './shifts';

const pointerOf = (piece: string): string =>
  `/${partsOf(piece)
    .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
    .join('/')}`;

/** The fields that two plans have otherwise, as the draft's difference names them. */
export function changesBetween(before: Plan, after: Plan): Change[] {
  const [was, now] = [piecesOf(before), piecesOf(after)];
  return byDay(
    [...new Set([...was.keys(), ...now.keys()])]
      .map((piece) => ({ path: pointerOf(piece), from: was.get(piece), to: now.get(piece) }))
      .filter(({ from, to }) => !same(from, to)),
  );
}
