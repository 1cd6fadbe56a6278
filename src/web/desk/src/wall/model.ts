import type { BoardAgent, BoardGroup } from '@chatrouter/shared/board';

/** What a kiosk's address or its remote control gave, as the server takes it; none when there is nothing. */
export const codeOf = (given: string): string | undefined => {
  const code = decodeURIComponent(given.replace(/^#/u, '')).trim().toUpperCase();
  return code === '' ? undefined : code;
};

/** Agents that a television shows at a time; of one group, where not all of them fit. */
export interface AgentPage {
  /** None: all agents, or those of no group. */
  readonly group?: BoardGroup;
  readonly agents: readonly BoardAgent[];
}

/** The agents in pages that a television shows one after the other: group by group where they do not fit on one; who is offline comes last. */
export function pagesOf(agents: readonly BoardAgent[], groups: readonly BoardGroup[], size: number): readonly AgentPage[] {
  const there = (agent: BoardAgent): number => (agent.state === 'offline' ? 1 : 0);
  const sorted = [...agents].sort((a, b) => there(a) - there(b) || b.pending - a.pending || (a.id < b.id ? -1 : 1));
  if (sorted.length <= size) return [{ agents: sorted }];
  const known = new Set(groups.map(({ id }) => id));
  const of = (group: BoardGroup): AgentPage[] =>
    chunked(
      sorted.filter((agent) => agent.groups.includes(group.id)),
      size,
    ).map((page) => ({ group, agents: page }));
  const free = chunked(
    sorted.filter((agent) => !agent.groups.some((id) => known.has(id))),
    size,
  );
  return [...groups.flatMap(of), ...free.map((page) => ({ agents: page }))];
}

/** In pieces of that size, the last perhaps smaller. */
export const chunked = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** Which of so many pages a television shows now. Nobody can turn them: they turn with the time, the same on all. */
export const pageAt = (now: number, pages: number): number => Math.floor(now / 1000 / pageSeconds) % Math.max(1, pages);

/** Which page of the groups and which of the agents a television shows now: of each the same time, or of both one after the other where not both fit. */
export function shownAt(
  now: number,
  groups: number,
  agents: number,
  oneByOne: boolean,
): { readonly group?: number; readonly agent?: number } {
  if (!oneByOne) return { group: pageAt(now, groups), agent: pageAt(now, agents) };
  const at = pageAt(now, groups + agents);
  return at < groups ? { group: at } : { agent: at - groups };
}

const pageSeconds = 12;
