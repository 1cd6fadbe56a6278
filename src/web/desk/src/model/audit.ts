import type { AuditEntry, AuditRequest } from '@chatrouter/shared/board';

const pageSize = 50;

/** The server has nothing older. */
export const isLastPage = (page: readonly AuditEntry[]): boolean => page.length < pageSize;

/** From the first moment of one day to the last of another, as this browser's days are; empty: without a bound. */
export function periodOf(from: string, until: string): Pick<AuditRequest, 'from' | 'until'> {
  const day = (text: string, plus: number): string | undefined => {
    const [year, month, date] = text.split('-').map(Number);
    return year === undefined || month === undefined || date === undefined
      ? undefined
      : new Date(year, month - 1, date + plus).toISOString();
  };
  const [first, after] = [day(from, 0), day(until, 1)];
  return { ...(first === undefined ? {} : { from: first }), ...(after === undefined ? {} : { until: after }) };
}
