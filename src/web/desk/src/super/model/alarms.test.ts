import type { Alarm, AlarmKind, AlarmMute } from '@chatrouter/shared/board';
import { describe, expect, it } from 'vitest';
import { calling, isLastAlarmPage } from './alarms';

const alarm = (id: string, kind: AlarmKind, acknowledgedBy?: string) =>
  ({ id, kind, subject: '', ...(acknowledgedBy === undefined ? {} : { acknowledgedBy }) }) as Alarm;
const mute = (kind: AlarmKind) => ({ kind }) as AlarmMute;

describe('alarms', () => {
  it('call until somebody cares for them or their kind is muted', () => {
    const open = [alarm('1', 'longWait'), alarm('2', 'noPlace', 'boss'), alarm('3', 'longQueue')];

    expect(calling({ open, mutes: [mute('longQueue')] }).map(({ id }) => id)).toEqual(['1']);
    expect(calling({ open: [], mutes: [] })).toEqual([]);
  });

  it('have a history that ends with a page that is not full', () => {
    expect([isLastAlarmPage([]), isLastAlarmPage(Array.from({ length: 50 }, () => alarm('1', 'noPlace')))]).toEqual([true, false]);
  });
});
