import type {
  AgentChanged,
  AgentConversation,
  AgentMe,
  AgentSnapshot,
  AgentState,
  Assignment,
  BuyerTagged,
  Duty,
  Colleague,
  DeskCounts,
  Rating,
  ReceiptRaised,
  StayedConversation,
} from '@chatrouter/shared/contract';
import { tiered, tiersOver, usualTiers, type TieredGroup, type Tiers } from './tiers';
import { assignedRow, changedRow, handedRow, rowOf, stayedRow, type Row } from './row';

/** All that the server told this desk. */
export interface Desk {
  readonly me: AgentMe | undefined;
  readonly state: AgentState;
  readonly graceUntil: string | undefined;
  readonly rows: Readonly<Record<string, Row>>;
  readonly colleagues: readonly Colleague[];
  /** The shop's, for whom no group says its own. */
  readonly tiers: Tiers;
  readonly groups: readonly TieredGroup[];
  /** The groups that the agent is in; none while the server does not know. */
  readonly myGroups: readonly string[] | undefined;
  readonly duty: Duty | undefined;
  readonly graceSeconds: number | undefined;
  readonly awayContactSeconds: number | undefined;
  readonly restAfterSeconds: number | undefined;
  readonly counts: DeskCounts;
  /** What agents marked buyers with, by the buyer's id. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  /** Member levels, by the buyer's id. */
  readonly levels: Readonly<Record<string, number>>;
}

export const emptyDesk: Desk = {
  me: undefined,
  state: 'offline',
  graceUntil: undefined,
  rows: {},
  colleagues: [],
  tiers: usualTiers,
  groups: [],
  myGroups: undefined,
  duty: undefined,
  graceSeconds: undefined,
  awayContactSeconds: undefined,
  restAfterSeconds: undefined,
  counts: { needsReply: 0, replied: 0, queued: 0, offlinePool: 0 },
  tags: {},
  levels: {},
};

/** The server's word after a connect. What it no longer lists has gone to somebody else meanwhile, waits or has ended. */
export function resumed(desk: Desk, snapshot: AgentSnapshot): Desk {
  const rows: Record<string, Row> = {};
  const went = (id: string): string => {
    if (snapshot.ended?.includes(id)) return 'closed';
    return snapshot.elsewhere?.[id] === undefined ? 'rerouted' : 'taken';
  };
  for (const [id, row] of Object.entries(desk.rows)) rows[id] = row.moved === undefined ? { ...row, moved: went(id) } : row;
  for (const opened of snapshot.conversations)
    rows[opened.conversation.id] = handedRow(assignedRow(desk.rows[opened.conversation.id], opened), opened);
  const {
    me,
    state,
    colleagues,
    groups,
    myGroups,
    duty,
    graceSeconds,
    awayContactSeconds,
    restAfterSeconds,
    counts,
    tags,
    levels = {},
  } = snapshot;
  const tiers = tiersOver(snapshot.tiers);
  return {
    me,
    state,
    graceUntil: undefined,
    colleagues,
    tiers,
    groups: groups.map((group) => tiered(group, tiers)),
    myGroups,
    duty,
    graceSeconds,
    awayContactSeconds,
    restAfterSeconds,
    counts,
    tags,
    levels,
    rows,
  };
}

export const assigned = (desk: Desk, opened: Assignment): Desk =>
  withRow(tagged(desk, { buyerId: opened.conversation.buyerId, tags: [] }), opened.conversation.id, (row) =>
    handedRow(assignedRow(row, opened), opened),
  );

/** The tags of a buyer are others now. */
export const tagged = (desk: Desk, { buyerId, tags, level }: BuyerTagged): Desk => ({
  ...desk,
  tags: { ...desk.tags, [buyerId]: tags },
  levels: level === undefined ? desk.levels : { ...desk.levels, [buyerId]: level },
});

/** It is this agent's, and not only still readable. */
export const isHere = (desk: Desk, conversationId: string): boolean =>
  desk.rows[conversationId] !== undefined && desk.rows[conversationId].moved === undefined;

/** It is no longer this agent's. It stays readable until he looks elsewhere. */
export const unassigned = (desk: Desk, conversationId: string, reason: string): Desk =>
  withRow(desk, conversationId, (row) => row && { ...row, moved: reason });

export const stayed = (desk: Desk, opened: StayedConversation): Desk =>
  withRow(desk, opened.conversation.id, (row) => stayedRow(row, opened, desk.me?.id));

/** He reads on no longer with what he gave away. */
export const stayOver = (desk: Desk, conversationId: string): Desk =>
  withRow(desk, conversationId, (row) => {
    if (row?.stay === undefined) return row;
    const { stay: _, ...left } = row;
    return { ...left, moved: 'stayOver' };
  });

/** A row changed; of other agents' rows only supervisors hear, and this desk shows its own. */
export function conversationChanged(desk: Desk, conversation: AgentConversation): Desk {
  const mine = conversation.owner === desk.me?.id && conversation.status === 'owned';
  return withRow(desk, conversation.id, (row) => {
    if (mine) return row === undefined ? rowOf(conversation) : changedRow(row, conversation);
    // Its messages come by themselves, and nothing that is missing can be asked for.
    if (row?.stay !== undefined) return { ...changedRow(row, conversation), timeline: row.timeline };
    return row !== undefined && row.moved === undefined && conversation.version > row.conversation.version
      ? { ...row, moved: 'rerouted' }
      : row;
  });
}

export function receiptCame(desk: Desk, receipt: ReceiptRaised): Desk {
  if (receipt.from !== 'buyer') return desk;
  return withRow(desk, receipt.conversationId, (row) => {
    if (row === undefined) return row;
    const { receipts } = row.conversation;
    const buyerDelivered = Math.max(receipts.buyerDelivered, receipt.deliveredUpTo);
    const buyerRead = Math.max(receipts.buyerRead, receipt.readUpTo);
    return { ...row, conversation: { ...row.conversation, receipts: { ...receipts, buyerDelivered, buyerRead } } };
  });
}

/** A buyer rated a conversation; this desk may show it no longer. */
export const rated = (desk: Desk, rating: Rating): Desk => withRow(desk, rating.conversationId, (row) => row && { ...row, rating });

export function agentChanged(desk: Desk, changed: AgentChanged): Desk {
  const colleagues = desk.colleagues.map((c) => (c.id === changed.agentId ? { ...c, state: changed.state } : c));
  return changed.agentId === desk.me?.id
    ? { ...desk, colleagues, state: changed.state, graceUntil: changed.graceUntil }
    : { ...desk, colleagues };
}

/** Forgets conversations that are gone, but for the one that is looked at. */
export function tidied(desk: Desk, selected: string | undefined): Desk {
  const kept = Object.entries(desk.rows).filter(([id, row]) => row.moved === undefined || row.stay !== undefined || id === selected);
  return kept.length === Object.keys(desk.rows).length ? desk : { ...desk, rows: Object.fromEntries(kept) };
}

export function withRow(desk: Desk, id: string, change: (row: Row | undefined) => Row | undefined): Desk {
  const before = desk.rows[id];
  const after = change(before);
  return after === undefined || after === before ? desk : { ...desk, rows: { ...desk.rows, [id]: after } };
}
