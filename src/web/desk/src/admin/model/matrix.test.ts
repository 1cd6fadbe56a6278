import { describe, expect, it } from 'vitest';
import { bind, boundTo, copyRow, dropState, overflowOf, statesOf, within } from './matrix';
import type { Plan } from './plan';

const plan = (): Plan => ({
  preset: 'balanced',
  overrides: {},
  groups: {
    pre: { name: '售前', members: [], orderStates: ['unpaid', 'gift'], overflowAfterSeconds: -1 },
    after: { name: '售后', members: [], orderStates: ['refund'] },
  },
  agents: {},
  orderStates: { gift: '赠品' },
});
const settings = { overflowAfterSeconds: 30 };

describe('the matrix', () => {
  it('has a row for every state, the shop\u2019s own last', () => {
    expect(statesOf(plan())).toEqual(['none', 'unpaid', 'paid', 'shipped', 'received', 'refund', 'gift']);
  });

  it('binds a state to a group once, and unbinds it', () => {
    const edited = plan();
    bind(edited, 'refund', 'pre', true);
    bind(edited, 'refund', 'pre', true);
    expect(boundTo(edited, 'refund').map(([id]) => id)).toEqual(['pre', 'after']);
    expect(edited.groups['pre']?.orderStates).toEqual(['unpaid', 'gift', 'refund']);

    bind(edited, 'refund', 'pre', false);
    expect(edited).toEqual(plan());
  });

  it('copies a row, with what it does not have', () => {
    const edited = plan();
    copyRow(edited, 'unpaid', 'refund');
    expect(boundTo(edited, 'refund').map(([id]) => id)).toEqual(['pre']);
  });

  it('tells when the whole shop may serve: the first of several groups to give up', () => {
    const edited = plan();
    expect([overflowOf(edited, 'unpaid', settings), overflowOf(edited, 'refund', settings)]).toEqual([-1, 30]);
    copyRow(edited, 'refund', 'gift');
    bind(edited, 'gift', 'pre', true);
    expect(overflowOf(edited, 'gift', settings)).toBe(30);
    expect(overflowOf(edited, 'none', settings)).toBe(-1);
  });

  it('is entered where rows and columns are left', () => {
    const edited = plan();
    expect(within(edited, { row: 6, column: 1 })).toEqual({ row: 6, column: 1 });
    expect(within(edited, { row: -1, column: 2 })).toEqual({ row: 0, column: 1 });

    dropState(edited, 'gift');
    delete edited.groups['after'];
    expect(within(edited, { row: 6, column: 1 })).toEqual({ row: 5, column: 0 });
    edited.groups = {};
    expect(within(edited, { row: 6, column: 1 })).toEqual({ row: 5, column: 0 });
  });

  it('takes a state of the shop\u2019s own away everywhere', () => {
    const edited = plan();
    dropState(edited, 'gift');
    expect([edited.orderStates, edited.groups['pre']?.orderStates]).toEqual([{}, ['unpaid']]);
  });
});
