import { describe, expect, it } from 'vitest';
import { remarksOf, sectionOf, type Finding } from './lint';

describe('lint findings', () => {
  it('about one thing at several times are one remark', () => {
    const gap = { code: 'groupUncovered', severity: 'error', path: '/groups/after~1sale', from: '20:30', to: '23:00' } as const;
    const findings: Finding[] = [
      { ...gap, date: '2026-11-28' },
      { ...gap, date: '2026-11-29' },
      { code: 'unboundOrderState', severity: 'warning', path: '/orderStates/paid' },
    ];

    expect(remarksOf(findings)).toEqual([
      {
        code: 'groupUncovered',
        severity: 'error',
        about: ['groups', 'after/sale'],
        times: ['2026-11-28', '2026-11-29'].map((date) => ({ date, from: '20:30', to: '23:00' })),
      },
      { code: 'unboundOrderState', severity: 'warning', about: ['orderStates', 'paid'], times: [] },
    ]);
    expect(sectionOf({ code: 'shopServesNobody' })).toBe('members');
    expect(remarksOf(findings).map(sectionOf)).toEqual(['shifts', 'matrix']);
  });
});
