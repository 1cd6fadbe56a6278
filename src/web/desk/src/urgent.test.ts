// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyDesk } from './model/desk';
import { emptyRow } from './model/row.fixture';
import { tiered } from './model/tiers';
import { useClock } from './stores/clock';
import { useDesk } from './stores/desk';
import { useUrgent } from './urgent';

const groups = [
  tiered({ id: 'patient', name: '售前', tiers: { orangeSeconds: 150, redSeconds: 200 } }),
  tiered({ id: 'hasty', name: '售后', tiers: { orangeSeconds: 40, redSeconds: 50 } }),
];

describe('the way to who waits', () => {
  beforeEach(() => setActivePinia(createPinia()));

  function waits(seconds: Record<string, number>, group: (id: string) => string = () => 'patient'): void {
    const row = (id: string, waited: number) => {
      const turnOpenedAt = new Date(useClock().now - waited * 1000).toISOString();
      return { ...emptyRow, conversation: { ...emptyRow.conversation, id, group: group(id), turnOpenedAt } };
    };
    const rows = Object.fromEntries(Object.entries(seconds).map(([id, waited]) => [id, row(id, waited)]));
    useDesk('1').desk = { ...emptyDesk, groups, rows };
  }

  function led(times: number): (string | undefined)[] {
    const { go } = useUrgent();
    return Array.from({ length: times }, () => {
      go();
      return useDesk('1').selected;
    });
  }

  it('leads to the longest waiting who is not open already', () => {
    waits({ a: 90, b: 80, c: 70 });
    expect(led(2)).toEqual(['a', 'b']);

    waits({ b: 80 });
    expect(led(1)).toEqual(['b']);
  });

  it('leads to the late ones first, of whom the popup tells', () => {
    waits({ a: 90, b: 60, c: 50 }, (id) => (id === 'a' ? 'patient' : 'hasty'));
    expect(useUrgent().urgent.value).toEqual([
      { id: 'b', seconds: 60, from: 40 },
      { id: 'c', seconds: 50, from: 40 },
    ]);
    expect(led(1)).toEqual(['b']);
    expect(useUrgent().urgent.value.map(({ id }) => id)).toEqual(['c']);
  });
});
