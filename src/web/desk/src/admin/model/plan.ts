import type { WaitTiers } from '@chatrouter/shared/contract';
import type { ChatTexts } from '@chatrouter/shared/offered';
import type { Pieces } from './merge';
import { placedTexts, textsOf, type TextPlace } from './texts';

export interface PlannedGroup {
  name: string;
  members: string[];
  orderStates: string[];
  overflowAfterSeconds?: number;
  /** Where desks mark its waiting buyers otherwise than the shop's. */
  tiers?: WaitTiers;
  /** Meant for buyers who come in by these, where their page names no group. */
  entries?: string[];
  /** Meant for buyers of that member level and above. */
  fromLevel?: number;
  /** What the chat says to its buyers instead of the shop's words. */
  texts?: ChatTexts;
}

export interface PlannedAgent {
  weight: number;
  capacity?: number;
  noSplit?: boolean;
}

/** How a shop routes. What the console does not edit goes back as it came. */
export interface Plan {
  preset: string;
  overrides: Record<string, unknown>;
  /** Where desks mark waiting buyers otherwise than usual. */
  tiers?: WaitTiers;
  groups: Record<string, PlannedGroup>;
  agents: Record<string, PlannedAgent>;
  orderStates: Record<string, string>;
  /** The dedicated agent of a buyer. */
  dedicated?: Record<string, string>;
  [more: string]: unknown;
}

export interface DraftView {
  revision: number;
  /** The version that is in force. */
  version: number;
  changed: boolean;
  plan: Plan;
  settings: Record<string, unknown>;
}

// Stands before the shop's own id of a buyer whom it vouches for.
const verifiedPrefix = 'u:';

/** A buyer by the shop's own id of him, as routing names him. */
export const buyerKey = (id: string): string => `${verifiedPrefix}${id}`;

/** The shop's own id of a buyer. */
export const buyerIdOf = (key: string): string => (key.startsWith(verifiedPrefix) ? key.slice(verifiedPrefix.length) : key);

export const defaultWeight = 100;
export const maxWeight = 10_000;

export const weightOf = (plan: Plan, agent: string): number => plan.agents[agent]?.weight ?? defaultWeight;

/** He takes over by hand and is given no buyers: as the plan says, else as his rank has it. */
export const isByHand = (plan: Plan, { id, admin }: { id: string; admin: boolean }): boolean => plan.agents[id]?.noSplit ?? admin;

/** Who of these is given buyers. */
export const takingBuyers = (plan: Plan, people: readonly { id: string; admin: boolean; disabled: boolean }[]): string[] =>
  people.filter((person) => !person.disabled && !isByHand(plan, person) && weightOf(plan, person.id) > 0).map(({ id }) => id);

/** Sets a weight; an agent who is as agents are by default is not named by the plan. */
export function setWeight(plan: Plan, agent: string, weight: number): void {
  const { weight: _, ...rest } = plan.agents[agent] ?? {};
  const named = weight !== defaultWeight || Object.keys(rest).length > 0;
  const others = Object.entries(plan.agents).filter(([id]) => id !== agent);
  plan.agents = Object.fromEntries(named ? [...others, [agent, { ...rest, weight }]] : others);
}

/** Sets what else is planned of an agent; undefined: as by default. */
export function setAgent(plan: Plan, agent: string, field: 'capacity' | 'noSplit', value: number | boolean | undefined): void {
  const { [field]: _, ...rest } = plan.agents[agent] ?? { weight: defaultWeight };
  plan.agents = { ...plan.agents, [agent]: { ...rest, ...(value !== undefined && { [field]: value }) } };
  setWeight(plan, agent, rest.weight);
}

/** In the order in which they must rise. */
export const tierFields = ['boldSeconds', 'amberSeconds', 'orangeSeconds', 'redSeconds'] as const satisfies readonly (keyof WaitTiers)[];

/** Sets from when a group's buyers are marked, or the shop's; undefined: as the shop's, or as usual. */
export function setTier(whose: Pick<Plan, 'tiers'>, field: keyof WaitTiers, seconds: number | undefined): void {
  const { [field]: _, ...rest } = whose.tiers ?? {};
  const tiers: WaitTiers = { ...rest, ...(seconds !== undefined && { [field]: seconds }) };
  if (Object.keys(tiers).length > 0) whose.tiers = tiers;
  else delete whose.tiers;
}

/** Sets after how long in its queue a group lets the whole shop serve; undefined: as the shop's. */
export function setOverflow(group: PlannedGroup, seconds: number | undefined): void {
  if (seconds === undefined) delete group.overflowAfterSeconds;
  else group.overflowAfterSeconds = seconds;
}

/** Sets by what buyers come in whom a group is meant for: a line each. */
export function setEntries(group: PlannedGroup, lines: string): void {
  group.entries = [...new Set(lines.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

/** Sets from which member level on a group is meant for buyers; undefined: for none by his level. */
export function setLevel(group: PlannedGroup, level: number | undefined): void {
  if (level === undefined) delete group.fromLevel;
  else group.fromLevel = level;
}

/** Sets what the chat says to a group's buyers; empty: what the shop says. */
export function setText(group: PlannedGroup, place: TextPlace, text: string): void {
  const texts = textsOf({ ...placedTexts(group.texts), [place]: text });
  if (texts === undefined) delete group.texts;
  else group.texts = texts;
}

/** Who comes to a group without that his page names it, for a look at it. */
export const conditionsOf = ({ orderStates, entries = [], fromLevel }: PlannedGroup, nameOfState: (state: string) => string): string[] => [
  ...orderStates.map(nameOfState),
  ...entries,
  ...(fromLevel === undefined ? [] : [`V${fromLevel}+`]),
];

/** Which part of a pool's buyers each gets while all of them are online; none automatically: undefined. */
export function sharesOf(weights: readonly (number | undefined)[], average: boolean): (number | undefined)[] {
  const counted = weights.map((weight) => (weight === undefined || weight <= 0 ? undefined : average ? 1 : weight));
  const sum = counted.reduce((total: number, weight) => total + (weight ?? 0), 0);
  return counted.map((weight) => weight && weight / sum);
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
const unescaped = (name: string): string => name.replaceAll('~1', '/').replaceAll('~0', '~');
const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isSet = (value: unknown): value is (string | number)[] => Array.isArray(value) && value.every((item) => typeof item !== 'object');
// Marks what stands below a list of plain values, whose order says nothing.
const member = '[]';

/** Every field by its JSON pointer; lists of ids piece by piece, so that two people can each add one. A day's shifts are one piece: an empty list is a day off. */
export function piecesOf(plan: Plan): Pieces {
  const pieces = new Map<string, unknown>();
  const collect = (path: string, value: unknown): void => {
    if (isTree(value)) for (const [name, below] of Object.entries(value)) collect(`${path}/${escaped(name)}`, below);
    else if (isSet(value) && !path.startsWith('/shifts/'))
      for (const item of value) pieces.set(`${path}/${member}${escaped(String(item))}`, item);
    else pieces.set(path, value);
  };
  collect('', plan);
  return pieces;
}

export function fromPieces(pieces: Pieces): Plan {
  const plan: Plan = { preset: '', overrides: {}, groups: {}, agents: {}, orderStates: {} };
  for (const [path, value] of pieces) {
    const names = path.slice(1).split('/').map(unescaped);
    const last = names.pop() ?? '';
    const folder = last.startsWith(member) ? (names.pop() ?? '') : undefined;
    let tree: Record<string, unknown> = plan;
    for (const name of names) tree = (isTree(tree[name]) ? tree[name] : (tree[name] = {})) as Record<string, unknown>;
    if (folder === undefined) tree[last] = value;
    else tree[folder] = [...(isSet(tree[folder]) ? tree[folder] : []), value];
  }
  // A group whose name somebody deleted is gone, whatever another added to it.
  plan.groups = Object.fromEntries(
    Object.entries(plan.groups)
      .filter(([, { name }]) => typeof name === 'string')
      .map(([id, group]) => [id, { ...group, members: group.members ?? [], orderStates: group.orderStates ?? [] }]),
  );
  return plan;
}

/** The parts of a pointer, lists' members without their mark. */
export const partsOf = (path: string): string[] =>
  path
    .slice(1)
    .split('/')
    .map((part) => unescaped(part.startsWith(member) ? part.slice(member.length) : part));
