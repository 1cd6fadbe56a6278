import { describe, expect, it } from 'vitest';
import type { Plan } from './plan';
import { changesBetween, ownSettings, setValue, settings, spanOf, valueOf } from './settings';

const plan = (overrides: Record<string, unknown> = {}): Plan => ({
  preset: 'balanced',
  overrides,
  groups: {},
  agents: {},
  orderStates: {},
});
const balanced = { busyAbove: 4, affinityDepth: 3, queueWhenPaused: true };
const feige = { busyAbove: 4, affinityDepth: 1, queueWhenPaused: false };

describe('a setting', () => {
  it('is the preset\u2019s until the shop says otherwise, and again once it says the same', () => {
    const own = plan();
    expect(valueOf(own, balanced, 'busyAbove')).toBe(4);

    setValue(own, balanced, 'busyAbove', 6);
    expect([valueOf(own, balanced, 'busyAbove'), own.overrides]).toEqual([6, { busyAbove: 6 }]);

    setValue(own, balanced, 'busyAbove', 4);
    expect(own.overrides).toEqual({});
  });

  it('is given back to the preset', () => {
    const own = plan({ busyAbove: 6, queueWhenPaused: false });
    setValue(own, balanced, 'busyAbove', undefined);
    expect(own.overrides).toEqual({ queueWhenPaused: false });
  });

  it('that is off is the shop\u2019s own', () => {
    expect(ownSettings(plan({ queueWhenPaused: false, affinityDepth: 3 }), balanced).map(({ name }) => name)).toEqual(['queueWhenPaused']);
  });

  it('that the shop has of its own does not change with the preset', () => {
    expect(changesBetween(plan({ affinityDepth: 2 }), balanced, feige).map(({ name }) => name)).toEqual(['queueWhenPaused']);
  });

  it('stands on one page only', () => {
    expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length);
  });
});

describe('a span of time', () => {
  it('is said in the largest unit that fits', () => {
    expect([259_200, 600, 90, 0].map(spanOf)).toEqual([
      { count: 72, unit: 'h' },
      { count: 10, unit: 'min' },
      { count: 90, unit: 's' },
      { count: 0, unit: 's' },
    ]);
  });
});
