import type { ChatTexts } from '@chatrouter/shared/offered';
import { describe, expect, it } from 'vitest';
import { merged } from './merge';
import {
  conditionsOf,
  fromPieces,
  partsOf,
  piecesOf,
  setAgent,
  setEntries,
  setLevel,
  setText,
  setTier,
  setWeight,
  sharesOf,
  weightOf,
  type Plan,
  type PlannedGroup,
} from './plan';

const plan = (): Plan => ({
  preset: 'balanced',
  overrides: { busyAbove: 5 },
  groups: { 'after/sale': { name: '售后', members: ['anna', 'ben'], orderStates: ['refund'] } },
  agents: { anna: { weight: 300 } },
  orderStates: {},
  shifts: { templates: { early: { name: '早', spans: [{ from: '08:30', to: '16:30' }] } } },
});

describe('a plan', () => {
  it('comes back from its pieces as it was', () => {
    expect(fromPieces(piecesOf(plan()))).toEqual(plan());
  });

  it('takes a member from each of two who changed the same group, and keeps a group deleted', () => {
    const [theirs, mine] = [plan(), plan()];
    theirs.groups['after/sale']?.members.push('cleo');
    mine.groups['after/sale']?.members.push('dora');
    const gone = { ...plan(), groups: {} };

    expect(fromPieces(merged(piecesOf(plan()), piecesOf(theirs), piecesOf(mine))).groups['after/sale']?.members.sort()).toEqual([
      'anna',
      'ben',
      'cleo',
      'dora',
    ]);
    expect(fromPieces(merged(piecesOf(plan()), piecesOf(gone), piecesOf(mine))).groups).toEqual({});
  });

  it('names its fields by pointers', () => {
    expect([...piecesOf(plan()).keys()].map(partsOf)).toContainEqual(['groups', 'after/sale', 'members', 'anna']);
  });

  it('names an agent only while he differs', () => {
    const changed = plan();
    setWeight(changed, 'ben', 50);
    setWeight(changed, 'anna', 100);

    expect([changed.agents, weightOf(changed, 'anna'), weightOf(changed, 'ben')]).toEqual([{ ben: { weight: 50 } }, 100, 50]);
  });

  it('keeps a capacity beside the weight, and drops an agent who is as all are', () => {
    const changed = plan();
    setAgent(changed, 'anna', 'capacity', 5);
    setAgent(changed, 'ben', 'noSplit', true);
    expect(changed.agents).toEqual({ anna: { weight: 300, capacity: 5 }, ben: { weight: 100, noSplit: true } });

    setAgent(changed, 'ben', 'noSplit', undefined);
    expect(changed.agents).toEqual({ anna: { weight: 300, capacity: 5 } });
  });

  it('keeps the waiting tiers of a group that are not as usual, and none when all are', () => {
    const group: PlannedGroup = { name: '售后', members: [], orderStates: [] };
    setTier(group, 'orangeSeconds', 90);
    setTier(group, 'redSeconds', 120);
    setTier(group, 'orangeSeconds', undefined);
    expect(group.tiers).toEqual({ redSeconds: 120 });

    setTier(group, 'redSeconds', undefined);
    expect(group).not.toHaveProperty('tiers');
  });

  it('keeps the texts of a group that are its own, in one order however they were written, and none when all are the shop\u2019s', () => {
    const group: PlannedGroup = { name: '售后', members: [], orderStates: [] };
    setText(group, 'texts.en.ended', 'Bye ');
    setText(group, 'texts.zh.queue', '请稍候');
    setText(group, 'texts.zh.welcome', '售后您好');
    expect(JSON.stringify(group.texts)).toBe('{"zh":{"welcome":"售后您好","queue":"请稍候"},"en":{"ended":"Bye "}}');

    for (const place of ['texts.zh.welcome', 'texts.zh.queue'] as const) setText(group, place, '');
    expect(group.texts).toEqual({ en: { ended: 'Bye ' } });
    setText(group, 'texts.en.ended', '');
    expect(group).not.toHaveProperty('texts');
  });

  it('takes a text from each of two who changed the same group, and one that is taken back is gone', () => {
    const plan = (texts: ChatTexts): Plan => ({
      preset: '',
      overrides: {},
      groups: { g: { name: 'g', members: [], orderStates: [], texts } },
      agents: {},
      orderStates: {},
    });
    const [before, theirs, mine] = [
      { zh: { queue: 'a', left: 'b' } },
      { zh: { queue: 'a' }, en: { queue: 'c' } },
      { zh: { queue: 'd', left: 'b' } },
    ];
    const both = fromPieces(merged(piecesOf(plan(before)), piecesOf(plan(theirs)), piecesOf(plan(mine))));
    expect(both.groups['g']?.texts).toEqual({ zh: { queue: 'd' }, en: { queue: 'c' } });
  });

  it('says whom a group is meant for, each entry once and no level unless there is one', () => {
    const group: PlannedGroup = { name: '大促', members: [], orderStates: ['paid'] };
    setEntries(group, ' /sale/*\n\n cart\n/sale/*');
    setLevel(group, 3);
    expect(group).toMatchObject({ entries: ['/sale/*', 'cart'], fromLevel: 3 });
    expect(conditionsOf(group, (state) => `[${state}]`)).toEqual(['[paid]', '/sale/*', 'cart', 'V3+']);

    setLevel(group, undefined);
    expect(group).not.toHaveProperty('fromLevel');
    expect(conditionsOf({ ...group, entries: [], orderStates: [] }, String)).toEqual([]);
  });

  it('takes an entry from each of two who changed the same group', () => {
    const plan = (entries: string[]): Plan => ({
      preset: '',
      overrides: {},
      groups: { g: { name: 'g', members: [], orderStates: [], entries } },
      agents: {},
      orderStates: {},
    });
    const both = fromPieces(merged(piecesOf(plan(['a'])), piecesOf(plan(['a', '/b'])), piecesOf(plan(['a', 'c']))));
    expect(both.groups['g']?.entries?.toSorted()).toEqual(['/b', 'a', 'c']);
  });

  it('shares buyers by weight, or evenly, among those who get any', () => {
    expect(sharesOf([300, 100, 0, undefined], false)).toEqual([0.75, 0.25, undefined, undefined]);
    expect(sharesOf([300, 100, 0, undefined], true)).toEqual([0.5, 0.5, undefined, undefined]);
    expect(sharesOf([], false)).toEqual([]);
  });
});
