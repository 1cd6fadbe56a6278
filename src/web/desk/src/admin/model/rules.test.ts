import { describe, expect, it } from 'vitest';
import type { Plan } from './plan';
import { drafted, isOn, rules, switched } from './rules';
import { settings } from './settings';

const plan = (overrides: Record<string, unknown>): Plan => ({ preset: 'balanced', overrides, groups: {}, agents: {}, orderStates: {} });
const rule = (no: number) => rules[no] ?? { no: -1, settings: [] };

describe('rules', () => {
  it('are the eleven of the policy, each setting at one of them', () => {
    expect(rules.map(({ no }) => no)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const shown = rules.flatMap((each) => [...each.settings.map(({ name }) => name), ...(each.no === 9 ? ['mode'] : [])]);
    expect(new Set(shown).size).toBe(shown.length);
    // What says nothing of who gets a buyer.
    expect(settings.map(({ name }) => name).filter((name) => !shown.includes(name))).toEqual(['severalGroups', 'restAfterSeconds']);
  });

  it('are switched by a setting, or hold always', () => {
    expect(rules.filter((each) => each.switch !== undefined).map(({ no }) => no)).toEqual([3, 9]);
    expect(isOn(rule(3), { affinityDepth: 0 })).toBe(false);
    expect(isOn(rule(3), { affinityDepth: 3 })).toBe(true);
    expect(isOn(rule(8), { busyAbove: 0 })).toBe(true);
  });

  it('come back as the preset has them', () => {
    const by = rule(3).switch ?? { setting: '', off: 0, on: 0 };
    expect(switched(by, false, { affinityDepth: 3 })).toBe(0);
    expect(switched(by, true, { affinityDepth: 3 })).toBe(3);
    expect(switched(by, true, { affinityDepth: 0 })).toBe(1);
  });

  it('tell where the draft differs from what is in force, the switch too', () => {
    const preset = { mode: 'weighted', affinityDepth: 3, affinityMaxPending: 8 };
    const live = { mode: 'weighted', affinityDepth: 3, affinityMaxPending: 8 };
    expect(drafted(rule(9), plan({ mode: 'average' }), preset, live).map(({ name }) => name)).toEqual(['mode']);
    expect(drafted(rule(3), plan({ affinityDepth: 0 }), preset, live).map(({ name }) => name)).toEqual(['affinityDepth']);
    expect(drafted(rule(3), plan({}), preset, live)).toEqual([]);
  });
});
