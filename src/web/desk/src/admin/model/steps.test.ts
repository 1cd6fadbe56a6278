import { describe, expect, it } from 'vitest';
import { stepsOf, type Progress } from './steps';

const fresh: Progress = {
  shopName: 'pk_1',
  agents: 0,
  plan: { preset: 'balanced', overrides: {}, groups: {}, agents: {}, orderStates: {} },
  changes: 0,
  seen: 0,
  publicKey: 'pk_1',
  connected: false,
  shopPhrases: 0,
};
const doneOf = (progress: Progress): string[] => stepsOf(progress).flatMap(({ id, done }) => (done === true ? [id] : []));

describe('setting up', () => {
  it('begins with everything but the publication to do', () => {
    expect(doneOf(fresh)).toEqual(['publish']);
  });

  it('begins with the shop, whose name is its key until somebody says otherwise', () => {
    expect(stepsOf(fresh)[0]).toEqual({ id: 'shop', done: false });
    expect(doneOf({ ...fresh, shopName: '小店' })).toEqual(['shop', 'publish']);
  });

  it('counts groups apart from what is bound to them', () => {
    const groups = { g: { name: '售后', members: [], orderStates: [] as string[] } };
    expect(doneOf({ ...fresh, plan: { ...fresh.plan, groups } })).toEqual(['groups', 'publish']);

    groups.g.orderStates.push('refund');
    expect(doneOf({ ...fresh, plan: { ...fresh.plan, groups }, changes: 2, agents: 1 })).toEqual(['members', 'groups', 'matrix']);
  });

  it('has its hours once somebody has a week, or the assessed hours are set', () => {
    const planned = (shifts: object): string[] => doneOf({ ...fresh, plan: { ...fresh.plan, shifts } });
    expect(planned({ templates: {}, weeks: {} })).toEqual(['publish']);
    expect(planned({ weeks: { fang: {} } })).toEqual(['shifts', 'publish']);
    expect(planned({ assessed: { from: '08:00', to: '23:00' } })).toEqual(['shifts', 'publish']);
  });

  it('has the chat on the pages once it was found on one', () => {
    expect(stepsOf(fresh).find(({ id }) => id === 'widget')?.done).toBe(false);
    expect(doneOf({ ...fresh, seen: 1 })).toEqual(['widget', 'publish']);
  });

  it('ends with what can be tried: the shop\u2019s own chat page and the simulator', () => {
    expect(stepsOf(fresh).slice(-2)).toEqual([{ id: 'chat', page: '/c/pk_1' }, { id: 'simulate' }]);
  });
});
