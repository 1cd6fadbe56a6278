import type { Plan } from './plan';

/** One value of the shop's routing, as a preset says it and a shop may override it. */
export type Setting = { readonly name: string } & (
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** `zero`: what 0 stands for, where it is no number. */
  | { readonly kind: 'count'; readonly zero?: 'off' | 'unlimited' }
  | { readonly kind: 'time'; readonly unit: SpanUnit; readonly zero?: 'off'; readonly never?: true }
);

export type SpanUnit = 'h' | 'min' | 's';

/** Every value, by name: what the settings of a plan or of a preset are. */
export type Values = Readonly<Record<string, unknown>>;

/** Seconds that stand for "never". */
export const never = -1;

export const secondsOf: Readonly<Record<SpanUnit, number>> = { h: 3600, min: 60, s: 1 };

export const basics: readonly Setting[] = [
  { name: 'enabled', kind: 'switch' },
  { name: 'mode', kind: 'choice', choices: ['weighted', 'average'] },
  { name: 'severalGroups', kind: 'switch' },
];

export const contacts: readonly Setting[] = [
  { name: 'affinityWindowSeconds', kind: 'time', unit: 'h', never: true },
  { name: 'affinityPausedWindowSeconds', kind: 'time', unit: 'h', zero: 'off' },
  { name: 'affinityDepth', kind: 'count', zero: 'off' },
  { name: 'affinityOverCapacity', kind: 'switch' },
  { name: 'affinityMaxPending', kind: 'count', zero: 'off' },
  { name: 'affinityCountsTowardShare', kind: 'switch' },
];

export const presence: readonly Setting[] = [
  { name: 'graceSeconds', kind: 'time', unit: 's', zero: 'off' },
  { name: 'leaveWithOpenTurns', kind: 'choice', choices: ['refusedUnlessForced', 'routedAtNextMessage'] },
  { name: 'reassignAfterSeconds', kind: 'time', unit: 's', zero: 'off' },
  { name: 'restAfterSeconds', kind: 'time', unit: 'min' },
];

export const busyness: readonly Setting[] = [{ name: 'busyAbove', kind: 'count' }];

export const capacity: readonly Setting[] = [{ name: 'defaultCapacity', kind: 'count', zero: 'unlimited' }];

export const queue: readonly Setting[] = [
  { name: 'overflowAfterSeconds', kind: 'time', unit: 's', never: true },
  { name: 'ageBoostSeconds', kind: 'time', unit: 's', zero: 'off' },
  { name: 'maxWaitSeconds', kind: 'time', unit: 'min', zero: 'off' },
  { name: 'maxQueue', kind: 'count', zero: 'off' },
];

export const away: readonly Setting[] = [
  { name: 'groupOffline', kind: 'choice', choices: ['widen', 'offlinePool'] },
  { name: 'queueWhenPaused', kind: 'switch' },
];

export const settings: readonly Setting[] = [...basics, ...contacts, ...presence, ...busyness, ...capacity, ...queue, ...away];

/** What holds: the shop's own value, or its preset's. */
export const valueOf = (plan: Plan, preset: Values, name: string): unknown => plan.overrides[name] ?? preset[name];

/** Sets a value; what is as the preset says is not overridden, and follows the preset. */
export function setValue(plan: Plan, preset: Values, name: string, value: unknown): void {
  const kept = value !== undefined && value !== preset[name];
  plan.overrides = Object.fromEntries(Object.entries({ ...plan.overrides, [name]: value }).filter(([other]) => other !== name || kept));
}

/** Where the shop differs from its preset, in the order in which settings are shown. */
export const ownSettings = (plan: Plan, preset: Values): Setting[] =>
  settings.filter(({ name }) => plan.overrides[name] !== undefined && plan.overrides[name] !== preset[name]);

/** What another preset would change of a shop that follows this one and keeps its own values. */
export const changesBetween = (plan: Plan, from: Values, to: Values): Setting[] =>
  settings.filter(({ name }) => valueOf(plan, from, name) !== valueOf(plan, to, name));

/** Seconds in the largest unit that they are a whole number of. */
export function spanOf(seconds: number): { count: number; unit: SpanUnit } {
  const unit = (['h', 'min', 's'] as const).find((each) => seconds !== 0 && seconds % secondsOf[each] === 0) ?? 's';
  return { count: seconds / secondsOf[unit], unit };
}
