/** A buyer from whom the shop takes nothing. */
export interface BlockedBuyer {
  /** As routing names him. */
  buyer: string;
  /** By an account's id. */
  by: string;
  at: string;
  reason: string;
  name?: string;
}

/** As the server allows it. */
export const longestReason = 200;

/** Those whose name, id or reason, or who blocked them, holds what is looked for. */
export function blockedMatching(buyers: readonly BlockedBuyer[], query: string, nameOf: (id: string) => string): readonly BlockedBuyer[] {
  const wanted = query.trim().toLocaleLowerCase();
  const texts = ({ buyer, by, reason, name }: BlockedBuyer) => [buyer, reason, nameOf(by), name ?? ''];
  return wanted === '' ? buyers : buyers.filter((one) => texts(one).some((text) => text.toLocaleLowerCase().includes(wanted)));
}
