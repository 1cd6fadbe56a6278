import type { AgentConversation, GroupBrief, WaitTiers } from '@chatrouter/shared/contract';

/** How long a buyer has waited, in the steps at which a desk changes colour, icon and word. */
const names = ['calm', 'bold', 'amber', 'orange', 'red'] as const;
export type Tier = (typeof names)[number];

export const isAbove = (tier: Tier, other: Tier): boolean => names.indexOf(tier) > names.indexOf(other);

/** From how many seconds on each tier holds, the calmest first. */
export type Tiers = Readonly<Required<WaitTiers>>;

export const usualTiers: Tiers = { boldSeconds: 30, amberSeconds: 60, orangeSeconds: 100, redSeconds: 180 };

/** All of them; those that are not said are the others'. */
export const tiersOver = (tiers: WaitTiers | undefined, others: Tiers = usualTiers): Tiers =>
  tiers === undefined ? others : { ...others, ...tiers };

/** A group with all of its tiers. */
export type TieredGroup = GroupBrief & { readonly tiers: Tiers };

/** Those that it does not say are its shop's. */
export const tiered = <Group extends GroupBrief>(group: Group, shops?: Tiers): Group & TieredGroup => ({
  ...group,
  tiers: tiersOver(group.tiers, shops),
});

/** What a desk needs to know for them. */
interface Served {
  /** The shop's. */
  readonly tiers: Tiers;
  readonly groups: readonly TieredGroup[];
  readonly myGroups: readonly string[] | undefined;
}

/** Those of the group through which the conversation came, else of the only one that the agent is in, else the shop's. */
export function tiersOf({ tiers, groups, myGroups }: Served, { group }: Pick<AgentConversation, 'group'>): Tiers {
  const named = group ?? (myGroups?.length === 1 ? myGroups[0] : undefined);
  return groups.find(({ id }) => id === named)?.tiers ?? tiers;
}

export function tierOf(seconds: number, tiers: Tiers = usualTiers): Tier {
  if (seconds >= tiers.redSeconds) return 'red';
  if (seconds >= tiers.orangeSeconds) return 'orange';
  if (seconds >= tiers.amberSeconds) return 'amber';
  return seconds >= tiers.boldSeconds ? 'bold' : 'calm';
}
