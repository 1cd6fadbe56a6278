import { basics, busyness, capacity, contacts, presence, queue, away, valueOf, type Setting, type Values } from './settings';
import type { Plan } from './plan';

/** A rule is switched by one value of a setting, and off by another. */
export interface RuleSwitch {
  setting: string;
  off: unknown;
  /** Where neither the preset nor anything else says what else to be. */
  on: unknown;
}

/** One rule of the routing policy, as the console shows and sets it. */
export interface Rule {
  no: number;
  /** None: it always holds. */
  switch?: RuleSwitch;
  settings: readonly Setting[];
  /** The section where more of it is set. */
  section?: string;
  /** Notes of placements that tell how often the rule made a difference. */
  notes?: readonly string[];
}

const of = (from: readonly Setting[], ...names: string[]): Setting[] => from.filter(({ name }) => names.includes(name));

export const rules: readonly Rule[] = [
  {
    no: 0,
    settings: of(presence, 'graceSeconds', 'leaveWithOpenTurns', 'reassignAfterSeconds'),
    notes: ['ownerOffline', 'agentLost', 'silent'],
  },
  { no: 1, settings: of(basics, 'enabled'), section: 'blocked' },
  { no: 2, settings: [], notes: ['transferred'] },
  { no: 3, switch: { setting: 'affinityDepth', off: 0, on: 1 }, settings: contacts, notes: ['affinityOverloaded'] },
  { no: 4, settings: [], section: 'capacity' },
  { no: 5, settings: [], section: 'bot', notes: ['fromBot'] },
  { no: 6, settings: of(away, 'groupOffline'), section: 'matrix', notes: ['groupNamed', 'groupOffline', 'overflow'] },
  { no: 7, settings: capacity, section: 'capacity' },
  { no: 8, settings: busyness, section: 'busy' },
  { no: 9, switch: { setting: 'mode', off: 'average', on: 'weighted' }, settings: [], section: 'groups' },
  { no: 10, settings: [...of(away, 'queueWhenPaused'), ...queue], section: 'pool', notes: ['fromQueue', 'fromPool'] },
];

export const isOn = ({ switch: by }: Rule, values: Values): boolean => by === undefined || values[by.setting] !== by.off;

/** What the switch's setting is to be: back on it is as the preset says, where the preset has the rule. */
export function switched(by: RuleSwitch, on: boolean, preset: Values): unknown {
  if (!on) return by.off;
  return preset[by.setting] === by.off ? by.on : preset[by.setting];
}

/** Values of the rule by which the draft differs from what is in force. */
export const drafted = ({ switch: by, settings }: Rule, plan: Plan, preset: Values, live: Values): Setting[] =>
  [...of(basics, by?.setting ?? ''), ...settings].filter(({ name }) => valueOf(plan, preset, name) !== live[name]);
