import type { AgentConversation, GroupBrief, WaitTiers } from '@chatrouter/shared/contract';

/** How long a buyer has waited, in the steps at which a desk changes colour, icon and word. */
const names = ['calm', 'bold', 'amber', 'orange', 'red'] as const;
export type Tier = (typeof names)[number];

export const isAbove = (tier: Tier, other: Tier): boolean => names.indexOf(tier) > names.indexOf(other);

/** From how many seconds on each tier holds, the calmest first. */
export type Tiers = Readonly<Required<WaitTiers>>;

export const usualTiers: Tiers = { boldSeconds: 30, amberSeconds: 60, orangeSeconds: 100, redSeconds: 180 };

/** A group with all of its tiers, those that it does not say being the usual ones. */
export type TieredGroup = GroupBrief & { readonly tiers: Tiers };

export const tiered = (group: GroupBrief): TieredGroup => ({
  ...group,
  tiers: group.tiers === undefined ? usualTiers : { ...usualTiers, ...group.tiers },
});

/** What a desk needs to know for them. */
interface Served {
  readonly groups: readonly TieredGroup[];
  readonly myGroups: readonly string[] | undefined;
}

/** Those of the group through which the conversation came, else of the only one that the agent is in. */
export function tiersOf({ groups, myGroups }: Served, { group }: Pick<AgentConversation, 'group'>): Tiers {
  const named = group ?? (myGroups?.length === 1 ? myGroups[0] : undefined);
  return groups.find(({ id }) => id === named)?.tiers ?? usualTiers;
}

export function tierOf(seconds: number, tiers: Tiers = usualTiers): Tier {
  if (seconds >= tiers.redSeconds) return 'red';
  if (seconds >= tiers.orangeSeconds) return 'orange';
  if (seconds >= tiers.amberSeconds) return 'amber';
  return seconds >= tiers.boldSeconds ? 'bold' : 'calm';
}
