import type { Handover, Placement, RouteReason } from '@chatrouter/shared/contract';

/** One placement of a conversation, as the server tells why. */
export interface Assignment {
  at: string;
  placement: Placement;
  owner?: string;
  by?: string;
  remark?: string;
  reason: RouteReason;
  notes: string[];
  /** When the contact was for which its owner was chosen. */
  contactAt?: string;
  groups: string[];
  runnerUp?: string;
  eligible: number;
  pending: number;
  /** The version of the shop's routing by which it was decided. */
  rulesVersion?: number;
}

/** Somebody handed the conversation over: a line between what was said. The buyer is never shown it. */
export interface Handed {
  key: string;
  at: string;
  side: 'handed';
  by: string;
  /** An agent's name, or those of groups; none: whoever the rules find. */
  to?: string;
  /** His reason and note; `text` so that it is found. */
  text?: string;
}

function handedLine({ at, by, to, groups, remark }: Handover, i: number): Handed {
  const whom = to ?? (groups.length === 0 ? undefined : groups.join(', '));
  return {
    key: `handed${i}`,
    at,
    side: 'handed',
    by,
    ...(whom === undefined ? {} : { to: whom }),
    ...(remark === undefined ? {} : { text: remark }),
  };
}

/** What of its placements was somebody's doing who handed it over. */
export const handedIn = (history: readonly Assignment[]): Handed[] =>
  history.flatMap(({ at, by, notes, owner, groups, remark }, i) =>
    by === undefined || !notes.includes('transferred')
      ? []
      : [handedLine({ at, by, groups, ...(owner === undefined ? {} : { to: owner }), ...(remark === undefined ? {} : { remark }) }, i)],
  );

/** The same of handovers that the server told by ids. */
export const handedBy = (handovers: readonly Handover[], agentName: (id: string) => string, groupName: (id: string) => string): Handed[] =>
  handovers.map(({ to, ...told }, i) =>
    handedLine(
      { ...told, by: agentName(told.by), groups: told.groups.map(groupName), ...(to === undefined ? {} : { to: agentName(to) }) },
      i,
    ),
  );

/**
 * What was said, with who handed the conversation over in between.
 * @param whole Nothing was said before: else what happened before the first of it belongs to an earlier page.
 */
export function withHanded<T extends { at: string }>(said: readonly T[], handed: readonly Handed[], whole: boolean): (T | Handed)[] {
  const first = whole ? -Infinity : Date.parse(said[0]?.at ?? '');
  const waiting = handed.filter(({ at }) => Date.parse(at) >= first);
  if (waiting.length === 0) return [...said];
  const lines: (T | Handed)[] = [];
  for (const line of said) {
    while (waiting[0] !== undefined && Date.parse(waiting[0].at) < Date.parse(line.at)) lines.push(...waiting.splice(0, 1));
    lines.push(line);
  }
  return [...lines, ...waiting];
}

/** When the contact was that brought the conversation to its present owner, where that is known. */
export const contactAtOf = (history: readonly Assignment[]): string | undefined => history.at(-1)?.contactAt;

/** By which version of the shop's routing it came to where it is, where that is known. */
export const rulesVersionOf = (history: readonly Assignment[]): number | undefined => history.at(-1)?.rulesVersion;
