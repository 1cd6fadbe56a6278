import type { BoardFigures, DayFigures } from '@chatrouter/shared/board';
import { describe, expect, it } from 'vitest';
import { tilesOf } from './tiles';

const quiet: BoardFigures = { open: 0, needsReply: 0, urgent: 0, queued: 0, offlinePool: 0, online: 2, paused: 1, grace: 0, offline: 0 };
const day = {
  inTime: { judged: 2, inTime: 1 },
  lastHalfHour: { judged: 1, inTime: 1 },
  halfHourBefore: { judged: 1, inTime: 0 },
  inTimeTarget: 0.5,
  firstResponseP50: 20.4,
  firstResponseP90: 41.6,
  firstResponseTarget: 30,
} as DayFigures;
const nothing = { judged: 0, inTime: 0 };
const say = (key: string, values?: Record<string, string | number>): string =>
  values === undefined ? key : `${key} ${Object.values(values).join(' ')}`;
const tiles = (figures: Partial<BoardFigures>, of: DayFigures = day) => tilesOf({ ...quiet, ...figures }, of, () => 72, say);
const find = (title: string, figures: Partial<BoardFigures>, of?: DayFigures) => tiles(figures, of).find((tile) => tile.title === title);

describe('tiles', () => {
  it('alarm with a sign and words when buyers wait too long, queue, or nobody can take them', () => {
    const alarms = tiles({
      needsReply: 2,
      urgent: 2,
      urgentSeconds: 90,
      longestSince: 'x',
      queued: 1,
      queueReason: 'allFull',
      queuedSince: 'x',
      online: 0,
      places: 8,
      freePlaces: 0,
    });

    expect(alarms.filter(({ alarm }) => alarm).map(({ title, notes }) => [title, ...notes])).toEqual([
      ['term.needsReply', '⚠ figure.urgent 2 90', 'figure.longest 01:12'],
      ['term.queue', '⚠ reason.allFull', 'figure.longest 01:12'],
      ['figure.agentsOnline', '⚠ figure.presence 1 0'],
      ['figure.free', '⚠ figure.ofPlaces 8'],
    ]);
  });

  it('say no number of seconds where groups differ in it', () => {
    expect(find('term.needsReply', { urgent: 1 })?.notes).toEqual(['⚠ figure.urgentByGroup 1']);
  });

  it('are calm in a quiet shop', () => {
    expect(tiles({}).some(({ alarm }) => alarm)).toBe(false);
    expect(find('figure.free', {})?.value).toBe('figure.noLimit');
  });

  it('tell rates of what there was, and say when there was nothing', () => {
    const none = {
      ...day,
      inTime: nothing,
      lastHalfHour: nothing,
      firstResponseP50: undefined,
      firstResponseP90: undefined,
    } as unknown as DayFigures;

    expect(find('term.threeMinuteRate', {})).toMatchObject({
      value: '50.0%',
      alarm: false,
      notes: ['figure.target 50%', 'figure.trend.up ▲ 100.0%'],
    });
    expect(find('term.firstResponse', {})).toMatchObject({
      value: 'figure.seconds 20',
      notes: ['figure.target figure.seconds 30', 'figure.p90 figure.seconds 42'],
    });
    expect(find('term.threeMinuteRate', {}, none)?.notes).toContain('figure.none');
    expect(find('term.firstResponse', {}, none)?.notes).toContain('figure.none');
  });

  it('alarm when rate and first response miss their targets', () => {
    const missed = { ...day, inTimeTarget: 0.98, firstResponseP50: 31 };

    expect(
      tiles({}, missed)
        .filter(({ alarm }) => alarm)
        .map(({ title }) => title),
    ).toEqual(['term.threeMinuteRate', 'term.firstResponse']);
  });
});
