import type { Row } from './row';

export type Section = 'needsReply' | 'replied';

/** One line of the list: a heading, or a conversation by its id. */
export type Item = { kind: 'head'; section: Section; key: string } | { kind: 'row'; section: Section; key: string };

export interface Sections {
  readonly needsReply: readonly Row[];
  readonly replied: readonly Row[];
}

/** The list in its own order. */
export const settled = (rows: Sections): Item[] => [
  head('needsReply'),
  ...rows.needsReply.map((row) => item('needsReply', row.conversation.id)),
  head('replied'),
  ...rows.replied.map((row) => item('replied', row.conversation.id)),
];

/**
 * The list while somebody points at it: nothing that is there moves or goes, whatever became of it,
 * and what is new comes last in its section.
 */
export function held(before: readonly Item[], rows: Sections): Item[] {
  const known = new Set(before.map(({ key }) => key));
  const added = (section: Section) =>
    rows[section].filter((row) => !known.has(row.conversation.id)).map((row) => item(section, row.conversation.id));
  const of = (section: Section) => before.filter((it) => it.section === section);
  return [...of('needsReply'), ...added('needsReply'), ...of('replied'), ...added('replied')];
}

/** How far a line went down (in lines) between two layouts; what points at it has to go with it. */
export function shiftOf(before: readonly Item[], after: readonly Item[], key: string): number {
  const [was, is] = [indexOf(before, key), indexOf(after, key)];
  return was < 0 || is < 0 ? 0 : is - was;
}

export const headKey = (section: Section): string => `head:${section}`;

const indexOf = (items: readonly Item[], key: string): number => items.findIndex((it) => it.key === key);
const head = (section: Section): Item => ({ kind: 'head', section, key: headKey(section) });
const item = (section: Section, key: string): Item => ({ kind: 'row', section, key });
