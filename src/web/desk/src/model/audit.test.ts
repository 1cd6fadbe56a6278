import type { AuditEntry } from '@chatrouter/shared/board';
import { describe, expect, it } from 'vitest';
import { isLastPage, periodOf } from './audit';

describe('the audit', () => {
  it('asks for whole days, the last one with all of its hours', () => {
    expect(periodOf('2026-03-01', '2026-03-31')).toEqual({
      from: new Date(2026, 2, 1).toISOString(),
      until: new Date(2026, 3, 1).toISOString(),
    });
    expect(periodOf('', '2026-03-31')).toEqual({ until: new Date(2026, 3, 1).toISOString() });
    expect(periodOf('', '')).toEqual({});
  });

  it('ends with a page that is not full', () => {
    const page = (length: number) => Array.from({ length }, () => ({}) as AuditEntry);

    expect([isLastPage(page(50)), isLastPage(page(49)), isLastPage([])]).toEqual([false, true, true]);
  });
});
