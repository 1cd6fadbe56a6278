import { clockText } from '@chatrouter/shared/clock';
import type { BoardFigures, DayFigures } from '@chatrouter/shared/board';
import { inTimeRate, isBelow, trendOf } from './share';

/** One figure of a shop in its own box. */
export interface Tile {
  readonly title: string;
  readonly value: string | number;
  /** What is said below it; an alarm is said with a sign and in words, never by colour alone. */
  readonly notes: readonly string[];
  readonly alarm: boolean;
  /** How it is counted. */
  readonly definition?: string;
}

const arrows = { up: '▲', down: '▼', level: '▬' } as const;

type Say = (key: string, values?: Record<string, string | number>) => string;

/** A shop's figures as its supervisors and its wall show them. */
export function tilesOf(figures: BoardFigures, day: DayFigures, secondsSince: (time: string) => number, say: Say): readonly Tile[] {
  const tile = (title: string, value: string | number | undefined, alarm: boolean, ...notes: (string | undefined)[]): Tile => ({
    title: say(title),
    value: value ?? '–',
    notes: [value === undefined ? say('figure.none') : undefined, ...notes]
      .filter((note) => note !== undefined)
      .map((note, i) => (alarm && i === 0 ? `⚠ ${note}` : note)),
    alarm,
  });
  const longest = (since: string | undefined): string | undefined =>
    since === undefined ? undefined : say('figure.longest', { time: clockText(secondsSince(since)) });
  const { places, freePlaces, urgent, urgentSeconds, queueReason, online, paused, grace } = figures;
  const lateText = (count: number, from: number | undefined): string =>
    from === undefined ? say('figure.urgentByGroup', { count }) : say('figure.urgent', { count, seconds: from });
  const { inTime, inTimeTarget, firstResponseP50: p50, firstResponseP90: p90, firstResponseTarget } = day;
  const rate = inTimeRate(inTime);
  const trend = trendOf(day);
  const recent = inTimeRate(day.lastHalfHour);
  const seconds = (count: number): string => say('figure.seconds', { count: Math.round(count) });
  return [
    tile(
      'term.needsReply',
      figures.needsReply,
      urgent > 0,
      urgent > 0 ? lateText(urgent, urgentSeconds) : undefined,
      figures.needsReply > 0 ? longest(figures.longestSince) : undefined,
    ),
    tile('term.queue', figures.queued, figures.queued > 0, queueReason && say(`reason.${queueReason}`), longest(figures.queuedSince)),
    tile('term.messagePool', figures.offlinePool, false),
    tile('figure.agentsOnline', online, online === 0, say('figure.presence', { paused, grace })),
    tile(
      'figure.free',
      freePlaces ?? say('figure.noLimit'),
      freePlaces === 0,
      places === undefined ? undefined : say('figure.ofPlaces', { count: places }),
    ),
    {
      ...tile(
        'term.threeMinuteRate',
        rate === undefined ? undefined : `${rate}%`,
        isBelow(inTime, inTimeTarget),
        say('figure.target', { target: `${Math.round(inTimeTarget * 1000) / 10}%` }),
        trend && say(`figure.trend.${trend}`, { arrow: arrows[trend], rate: `${recent}%` }),
      ),
      definition: say('define.inTime'),
    },
    {
      ...tile(
        'term.firstResponse',
        p50 === undefined ? undefined : seconds(p50),
        p50 !== undefined && p50 > firstResponseTarget,
        say('figure.target', { target: seconds(firstResponseTarget) }),
        p90 === undefined ? undefined : say('figure.p90', { time: seconds(p90) }),
      ),
      definition: say('define.firstResponse'),
    },
  ];
}
