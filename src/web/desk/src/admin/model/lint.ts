import { partsOf } from './plan';

export interface Finding {
  code: string;
  severity: 'info' | 'warning' | 'error';
  path: string;
  date?: string;
  from?: string;
  to?: string;
}

/** The findings of one code about one thing, with the times that they are about. */
export interface Remark {
  code: string;
  severity: Finding['severity'];
  /** What it is about, as parts of the path. */
  about: string[];
  times: { date: string; from: string; to: string }[];
}

// Where each is mended.
const sections: Readonly<Record<string, string>> = {
  unboundOrderState: 'matrix',
  groupWithoutOrderStates: 'matrix',
  groupWithoutMembers: 'groups',
  groupServesNobody: 'groups',
  disabledMember: 'groups',
  groupUncovered: 'shifts',
  shopUncovered: 'shifts',
  shopServesNobody: 'members',
  unusedTemplate: 'shifts',
  overflowWithoutLimit: 'capacity',
  dedicatedDisabled: 'capacity',
};

export const sectionOf = ({ code }: { code: string }): string => sections[code] ?? 'rules';

/** One remark a thing, in the server's order, the gravest first. */
export function remarksOf(findings: readonly Finding[]): Remark[] {
  const remarks = new Map<string, Remark>();
  for (const { code, severity, path, date, from, to } of findings) {
    const key = `${code} ${path}`;
    const remark = remarks.get(key) ?? { code, severity, about: partsOf(path), times: [] };
    if (date !== undefined && from !== undefined && to !== undefined) remark.times.push({ date, from, to });
    remarks.set(key, remark);
  }
  return [...remarks.values()];
}
