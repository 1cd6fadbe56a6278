/** A shop's groups, and where its waiting buyers are marked. */
import type { GroupId } from './contract';

/** After how many seconds of waiting a row is marked; each that is absent: of a group as the shop's, of the shop as usual. */
export type WaitTiers = Partial<Record<'boldSeconds' | 'amberSeconds' | 'orangeSeconds' | 'redSeconds', number>>;

export interface GroupBrief {
  id: GroupId;
  name: string;
  tiers?: WaitTiers;
}
