import { describe, expect, it } from 'vitest';
import { contactAtOf, handedBy, handedIn, rulesVersionOf, withHanded, type Assignment } from './history';

const at = (minute: number) => `2026-01-01T10:${String(minute).padStart(2, '0')}:00+00:00`;
const placed = (minute: number, over: Partial<Assignment> = {}): Assignment => ({
  at: at(minute),
  placement: 'owned',
  owner: '小芳',
  reason: 'weighted',
  notes: [],
  groups: [],
  eligible: 1,
  pending: 0,
  ...over,
});
const handed = (minute: number, over: Partial<Assignment> = {}) =>
  placed(minute, { by: '小明', remark: '售后: 要发票', reason: 'named', notes: ['transferred'], ...over });
const said = [1, 3, 5].map((minute) => ({ key: `m${minute}`, at: `2026-01-01T10:0${minute}:00Z` }));
const keysOf = (history: Assignment[], whole = true) => withHanded(said, handedIn(history), whole).map(({ key }) => key);

describe('A conversation\u2019s lines', () => {
  it('tell who handed it over, to whom and why, between what was said before and after', () => {
    const lines = withHanded(said, handedIn([placed(1), handed(3), handed(7, { owner: '小李' })]), true);

    expect(lines.map(({ key }) => key)).toEqual(['m1', 'm3', 'handed1', 'm5', 'handed2']);
    expect(lines[2]).toEqual({ key: 'handed1', at: at(3), side: 'handed', by: '小明', to: '小芳', text: '售后: 要发票' });
  });

  it('name the groups while nobody of them has it', () => {
    const { owner: _, ...queued } = handed(2, { placement: 'queued', groups: ['售后', '仓库'] });

    expect(withHanded(said, handedIn([queued]), true)[1]).toMatchObject({ by: '小明', to: '售后, 仓库' });
  });

  it('are the same where nobody handed it over: the rules, and who took it by hand, did not', () => {
    expect(keysOf([placed(2), placed(3, { by: '主管', reason: 'taken' }), placed(4, { notes: ['transferred'] })])).toEqual([
      'm1',
      'm3',
      'm5',
    ]);
  });

  it('leave what happened before them to an earlier page, unless there is none', () => {
    expect(keysOf([handed(0)], false)).toEqual(['m1', 'm3', 'm5']);
    expect(keysOf([handed(0)])).toEqual(['handed0', 'm1', 'm3', 'm5']);
    expect(withHanded([], handedIn([handed(0)]), false)).toEqual([]);
  });
});

it('Handovers that are told by ids are said in names, and by the id of whom nobody knows', () => {
  const names: Record<string, string> = { ming: '小明', fang: '小芳', sales: '售后' };
  const nameOf = (id: string): string => names[id] ?? id;
  const told = [
    { at: at(2), by: 'ming', groups: ['sales', 'gone'], remark: '要发票' },
    { at: at(4), by: 'fang', to: 'ming', groups: [] },
  ];

  const lines = withHanded(said, handedBy(told, nameOf, nameOf), true);

  expect(lines.map(({ key }) => key)).toEqual(['m1', 'handed0', 'm3', 'handed1', 'm5']);
  expect([lines[1], lines[3]]).toEqual([
    { key: 'handed0', at: at(2), side: 'handed', by: '小明', to: '售后, gone', text: '要发票' },
    { key: 'handed1', at: at(4), side: 'handed', by: '小芳', to: '小明' },
  ]);
});

it('The contact is told of the latest placement only', () => {
  const contact = placed(1, { reason: 'recentContact', contactAt: at(0) });

  expect(contactAtOf([placed(0), contact])).toBe(at(0));
  expect(contactAtOf([contact, handed(2)])).toBeUndefined();
  expect(contactAtOf([])).toBeUndefined();
});

it('The rules are those of the latest placement', () => {
  expect(rulesVersionOf([placed(0, { rulesVersion: 3 }), placed(1, { rulesVersion: 4 })])).toBe(4);
  expect(rulesVersionOf([placed(0, { rulesVersion: 3 }), placed(1)])).toBeUndefined();
  expect(rulesVersionOf([])).toBeUndefined();
});
