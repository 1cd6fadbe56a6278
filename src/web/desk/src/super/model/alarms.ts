import type { Alarm, ShopAlarms } from '@chatrouter/shared/board';

/** Alarms that call: not muted, and nobody cares for them yet. */
export const calling = ({ open, mutes }: ShopAlarms): readonly Alarm[] => {
  const muted = new Set(mutes.map(({ kind }) => kind));
  return open.filter(({ kind, acknowledgedBy }) => acknowledgedBy === undefined && !muted.has(kind));
};

const pageSize = 50;

/** The server has nothing older. */
export const isLastAlarmPage = (page: readonly Alarm[]): boolean => page.length < pageSize;
