import { describe, expect, it } from 'vitest';
import { daysOf, distributionParts, momentsOf, shown, signed, tableOf, widest, type DistributionRow } from './distribution';

const none = { onlineTime: 0, weight: 0, groups: 0, recentContact: 0, busyness: 0, manual: 0, turnOrder: 0 };
const row = (received: number, expected: number, parts: Partial<DistributionRow['parts']>): DistributionRow => ({
  agent: 'a',
  name: 'A',
  received,
  expected,
  difference: received - expected,
  parts: { ...none, ...parts },
});

describe('a distribution', () => {
  it('shows numbers that add up, however they are rounded', () => {
    const seen = shown(row(3, 3.333333, { onlineTime: -0.111111, weight: -0.111111, turnOrder: -0.111111 }));
    expect(seen).toMatchObject({ expected: 33, difference: -3 });
    expect(seen.parts.map(({ tenths }) => tenths)).toEqual([-1, -1, -1]);
  });

  it('adds up for every row of thirds and sevenths', () => {
    for (let received = 0; received < 40; received++) {
      const expected = (received * 11) / 7;
      const difference = received - expected;
      const seen = shown(row(received, expected, { groups: difference / 3, manual: difference / 3, busyness: difference / 3 }));
      expect(seen.parts.reduce((sum, { tenths }) => sum + tenths, 0)).toBe(seen.difference);
      for (const { tenths } of seen.parts) expect(Math.abs(tenths - (difference * 10) / 3)).toBeLessThanOrEqual(1);
    }
  });

  it('leaves out what is nothing, and names the parts in the order of the rules', () => {
    expect(shown(row(5, 3, { manual: 3, onlineTime: -1 })).parts).toEqual([
      { part: 'onlineTime', tenths: -10 },
      { part: 'manual', tenths: 30 },
    ]);
    expect(distributionParts.length).toBe(7);
  });

  it('is a table whose numbers are those on the screen', () => {
    const [header, line] = tableOf([row(3, 3.333333, { onlineTime: -0.111111, weight: -0.111111, turnOrder: -0.111111 })], (key) => key);
    expect(header?.slice(0, 5)).toEqual(['diag.agent', 'diag.received', 'diag.expected', 'diag.difference', 'diag.part.onlineTime']);
    expect(line).toEqual(['A', '3', '3.3', '-0.3', '-0.1', '-0.1', '0.0', '0.0', '0.0', '0.0', '-0.1']);
  });

  it('measures bars by the longer side of the longest', () => {
    expect(widest([shown(row(5, 3, { manual: 3, onlineTime: -1 })), shown(row(0, 4, { weight: -4 }))])).toBe(40);
    expect(widest([])).toBe(1);
  });

  it('writes signs', () => {
    expect([signed(15), signed(-3), signed(0)]).toEqual(['+1.5', '\u22120.3', '0']);
  });

  it('counts days back from today', () => {
    const now = new Date(2026, 2, 1, 23, 59);
    expect(daysOf('today', now)).toEqual({ from: '2026-03-01', until: '2026-03-01' });
    expect(daysOf('yesterday', now)).toEqual({ from: '2026-02-28', until: '2026-02-28' });
    expect(daysOf('month', now)).toEqual({ from: '2026-01-30', until: '2026-03-01' });
    expect(daysOf('lastMonth', now)).toEqual({ from: '2026-02-01', until: '2026-02-28' });
    expect(daysOf('lastMonth', new Date(2026, 0, 31))).toEqual({ from: '2025-12-01', until: '2025-12-31' });
  });

  it('needs two days in their order', () => {
    expect(momentsOf('2026-03-01', '2026-03-01')).toEqual({
      from: new Date(2026, 2, 1).toISOString(),
      until: new Date(2026, 2, 2).toISOString(),
    });
    expect(momentsOf('2026-03-02', '2026-03-01')).toBeUndefined();
    expect(momentsOf('', '2026-03-01')).toBeUndefined();
  });
});
