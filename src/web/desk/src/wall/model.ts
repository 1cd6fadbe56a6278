import type { BoardAgent } from '@chatrouter/shared/contract';

/** What a kiosk's address or its remote control gave, as the server takes it; none when there is nothing. */
export const codeOf = (given: string): string | undefined => {
  const code = decodeURIComponent(given.replace(/^#/u, '')).trim().toUpperCase();
  return code === '' ? undefined : code;
};

/** The agents in pages that a television shows one after the other; who is offline comes last. */
export function pagesOf(agents: readonly BoardAgent[], size: number): readonly (readonly BoardAgent[])[] {
  const there = (agent: BoardAgent): number => (agent.state === 'offline' ? 1 : 0);
  const sorted = [...agents].sort((a, b) => there(a) - there(b) || b.pending - a.pending || (a.id < b.id ? -1 : 1));
  return Array.from({ length: Math.max(1, Math.ceil(sorted.length / size)) }, (_, i) => sorted.slice(i * size, (i + 1) * size));
}

/** How much of the places is taken, in whole percent; none without a limit. */
export const takenPercent = (places: number | undefined, free: number | undefined): number | undefined =>
  places === undefined || places === 0 || free === undefined ? undefined : Math.round(((places - free) / places) * 100);
