/** The fixed words of the wire protocol: a word that is not here is one of a later version. */

export type MessageFrom = 'buyer' | 'agent' | 'bot' | 'system';
/** A `recall` takes back an earlier message; one that was taken back reads as `recalled`, and without its words. */
export type MessageKind = 'text' | 'image' | 'product' | 'order' | 'note' | 'recall' | 'recalled';
export type Placement = 'unplaced' | 'owned' | 'queued' | 'offlinePool' | 'heldByBot' | 'closed';
export type AgentState = 'offline' | 'online' | 'paused' | 'grace';
export type WantedState = 'offline' | 'online' | 'paused';
export type AccountRole = 'agent' | 'supervisor' | 'admin' | 'ops';

export const routeReasons = [
  'owner',
  'named',
  'recentContact',
  'dedicated',
  'average',
  'weighted',
  'leastBusy',
  'taken',
  'allFull',
  'groupFull',
  'allAway',
  'nobodyThere',
  'maxWait',
  'maxQueue',
  'buyerLeftQueue',
  'bot',
] as const;
export type RouteReason = (typeof routeReasons)[number];
/** Why an agent has a conversation, and it does not wait. */
export type OwnerReason = Exclude<
  RouteReason,
  'allFull' | 'groupFull' | 'allAway' | 'nobodyThere' | 'maxWait' | 'maxQueue' | 'buyerLeftQueue' | 'bot'
>;

export const routeNotes = [
  'ownerOffline',
  'groupOffline',
  'overflow',
  'agentLost',
  'silent',
  'affinityOverloaded',
  'transferred',
  'reordered',
  'groupNamed',
  'groupOnly',
  'groupUnknown',
  'fromBot',
  'fromQueue',
  'fromPool',
] as const;

/** Shops may add order states of their own. */
export const orderStates = ['none', 'unpaid', 'paid', 'shipped', 'received', 'refund'] as const;

export const groupFallbacks = ['shop', 'group', 'leaveMessage'] as const;
export type GroupFallback = (typeof groupFallbacks)[number];

export const unassignedReasons = ['closed', 'transferred', 'taken', 'silent', 'agentLost', 'rerouted', 'stayOver'] as const;
