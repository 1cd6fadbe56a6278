import type { AgentConversation, GroupBrief, WaitTiers } from '@chatrouter/shared/contract';

/** How long a buyer has waited, in the steps at which a desk changes colour, icon and word. */
const names = ['calm', 'bold', 'amber', 'orange', 'red'] as const;
export type Tier = (typeof names)[number];

export const isAbove = (tier: Tier, other: Tier): boolean => names.indexOf(tier) > names.indexOf(other);

/** From how many seconds on each tier holds, the calmest first. */
export type Tiers = Readonly<Required<WaitTiers>>;

export const usualTiers: Tiers = { boldSeconds: 30, amberSeconds: 60, orangeSeconds: 100, redSeconds: 180 };

/** What a desk needs to know for them. */
interface Served {
  readonly groups: readonly GroupBrief[];
  readonly myGroups: readonly string[] | undefined;
}

/** Those of the group through which the conversation came, else of the only one that the agent is in. */
export function tiersOf({ groups, myGroups }: Served, { group }: Pick<AgentConversation, 'group'>): Tiers {
  const named = group ?? (myGroups?.length === 1 ? myGroups[0] : undefined);
  return { ...usualTiers, ...groups.find(({ id }) => id === named)?.tiers };
}

export function tierOf(seconds: number, tiers: Tiers = usualTiers): Tier {
  if (seconds >= tiers.redSeconds) return 'red';
  if (seconds >= tiers.orangeSeconds) return 'orange';
  if (seconds >= tiers.amberSeconds) return 'amber';
  return seconds >= tiers.boldSeconds ? 'bold' : 'calm';
}
