import { orderStates } from '@chatrouter/shared/contract';
import type { Plan, PlannedGroup } from './plan';
import { never, type Values } from './settings';

/** Every order state of the shop: those that are always there, and its own. */
export const statesOf = (plan: Plan): string[] => [...orderStates, ...Object.keys(plan.orderStates)];

/** The groups that serve a state. */
export const boundTo = (plan: Plan, state: string): [id: string, group: PlannedGroup][] =>
  Object.entries(plan.groups).filter(([, { orderStates }]) => orderStates.includes(state));

export function bind(plan: Plan, state: string, id: string, on: boolean): void {
  const group = plan.groups[id];
  if (group === undefined) return;
  const others = group.orderStates.filter((other) => other !== state);
  group.orderStates = on ? [...others, state] : others;
}

/** Has one state served by the groups that serve another. */
export function copyRow(plan: Plan, from: string, to: string): void {
  for (const [id, { orderStates }] of Object.entries(plan.groups)) bind(plan, to, id, orderStates.includes(from));
}

/** How long a buyer of the state waits in his groups before the whole shop may serve him: the first of several groups to give up. */
export function overflowOf(plan: Plan, state: string, settings: Values): number {
  const spans = boundTo(plan, state).map(
    ([, { overflowAfterSeconds }]) => overflowAfterSeconds ?? Number(settings['overflowAfterSeconds']),
  );
  const some = spans.filter((span) => span !== never);
  return some.length === 0 ? never : Math.min(...some);
}

/** Takes a state of the shop's own away, from its groups as well. */
export function dropState(plan: Plan, state: string): void {
  for (const id of Object.keys(plan.groups)) bind(plan, state, id, false);
  plan.orderStates = Object.fromEntries(Object.entries(plan.orderStates).filter(([id]) => id !== state));
}

export interface Cell {
  row: number;
  column: number;
}

/** The cell of the grid that is nearest: rows and columns may have gone. */
export function within(plan: Plan, { row, column }: Cell): Cell {
  const limited = (value: number, size: number): number => Math.max(0, Math.min(value, size - 1));
  return { row: limited(row, statesOf(plan).length), column: limited(column, Object.keys(plan.groups).length) };
}

export const stateId = /^[a-z0-9][a-z0-9_-]{0,39}$/u;
