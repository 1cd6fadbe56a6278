import type { AgentDay } from '@chatrouter/shared/board';

/** An agent's service today, each figure with its word; what was not measured yet is left out. */
export function agentDay(day: AgentDay | undefined): readonly { readonly word: string; readonly value: string }[] {
  if (day === undefined) return [];
  const figures: [string, string | undefined][] = [
    ['term.firstResponse', seconds(day.firstResponse)],
    ['term.averageResponse', seconds(day.response)],
    ['wall.today', `${day.conversations}`],
    ['wall.stars', day.score?.toFixed(1)],
  ];
  return figures.flatMap(([word, value]) => (value === undefined ? [] : [{ word, value }]));
}

const seconds = (value: number | undefined): string | undefined => (value === undefined ? undefined : `${Math.round(value)}s`);
