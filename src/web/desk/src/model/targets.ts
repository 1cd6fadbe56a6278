import type { Colleague } from '@chatrouter/shared/contract';

/** A group that a conversation can be given to; without figures as long as they are not known, free without end where there is no limit. */
export interface TargetGroup {
  readonly id: string;
  readonly name: string;
  readonly figures: { online: number; free?: number | undefined; queued: number } | undefined;
}

const places = (agent: Colleague): number => (agent.capacity === 0 ? Infinity : agent.capacity - agent.active);
const there = (agent: Colleague): number => ['online', 'paused', 'grace', 'offline'].indexOf(agent.state);

/** Whom a conversation can be given to: who is online first, among them who has the most free places, then who has the fewest to answer. */
export const targetsOf = <A extends Colleague>(colleagues: readonly A[], me: string | undefined): A[] =>
  colleagues
    .filter((agent) => agent.id !== me)
    .sort(
      (a, b) =>
        there(a) - there(b) || (places(a) === places(b) ? 0 : places(b) - places(a)) || a.pending - b.pending || (a.id < b.id ? -1 : 1),
    );
