import { describe, expect, it } from 'vitest';
import type { Plan } from './plan';
import { changesBetween } from './versions';

const plan = (): Plan => ({
  preset: 'balanced',
  overrides: { busyAbove: 3 },
  groups: { 'after/sale': { name: '售后', members: ['anna', 'bob'], orderStates: ['refund'] } },
  agents: {},
  orderStates: {},
  shifts: { weeks: { anna: { monday: ['early'], sunday: [] } } },
});

describe('what a version changed', () => {
  it('is nothing between equal plans, whatever the order of their members', () => {
    const other = plan();
    other.groups['after/sale']?.members.reverse();
    expect(changesBetween(plan(), other)).toEqual([]);
  });

  it('names fields as the server does: a member by himself, a day off as an empty day', () => {
    const other = plan();
    other.overrides = { maxQueue: 9 };
    other.groups = { 'after/sale': { name: '售后', members: ['bob', 'carl'], orderStates: ['refund'] } };
    other['shifts'] = { weeks: { anna: { monday: [], sunday: [] } } };
    expect(changesBetween(plan(), other)).toEqual([
      { path: '/groups/after~1sale/members/anna', from: 'anna', to: undefined },
      { path: '/groups/after~1sale/members/carl', from: undefined, to: 'carl' },
      { path: '/overrides/busyAbove', from: 3, to: undefined },
      { path: '/overrides/maxQueue', from: undefined, to: 9 },
      { path: '/shifts/weeks/anna/monday', from: ['early'], to: [] },
    ]);
  });
});
