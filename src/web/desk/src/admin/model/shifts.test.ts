import { describe, expect, it } from 'vitest';
import { merged } from './merge';
import { fromPieces, piecesOf, type Plan } from './plan';
import {
  assessedBy,
  byDay,
  copyWeek,
  coverage,
  datesOf,
  dutyOn,
  fieldOf,
  gaps,
  isOnDuty,
  minutesOf,
  momentOf,
  mondayOf,
  readAssessed,
  readSpans,
  removeTemplate,
  setAlways,
  setDate,
  setUsual,
  shiftsOf,
  shiftsOn,
  shownIn,
  spansText,
  templateFor,
  trafficOf,
  type Shifts,
} from './shifts';

const monday = '2026-11-09';

const shifts = (): Shifts => ({
  timeZone: 'Asia/Shanghai',
  templates: {
    early: { name: '早', spans: [{ from: '08:30', to: '16:30' }] },
    late: { name: '晚', spans: [{ from: '16:30', to: '23:00' }] },
    night: { name: '夜', spans: [{ from: '22:00', to: '02:00' }] },
    till: { name: '末', spans: [{ from: '18:00', to: '24:00' }] },
  },
  weeks: {},
  exceptions: {},
});

describe('shifts', () => {
  it('are told in the order of the week', () => {
    const paths = ['/preset', '/shifts/weeks/a/monday', '/shifts/weeks/a/friday', '/shifts/weeks/a/sunday', '/shifts/weeks/b/monday'];
    const fields = paths.map((path) => ({ path }));
    expect(byDay([...fields].reverse())).toEqual(fields);
  });

  it('reads what people type', () => {
    expect(['8:30', '0830', '24:00', '8:30', ' 9.15 '].map(minutesOf)).toEqual([510, 510, 1440, 510, 555]);
    expect(['8', '24', '9点', '9点30'].map(minutesOf)).toEqual([480, 1440, 540, 570]);
    expect(['24:01', '8:60', 'noon', '', '25', '8:'].map(minutesOf)).toEqual(Array.from({ length: 6 }, () => undefined));
    expect(readSpans('8:30-12:00, 1300–1730')).toEqual([
      { from: '08:30', to: '12:00' },
      { from: '13:00', to: '17:30' },
    ]);
    expect(readSpans('22:00至2:00')).toEqual([{ from: '22:00', to: '02:00' }]);
    expect(readSpans('9点到18点, 19-24')).toEqual([
      { from: '09:00', to: '18:00' },
      { from: '19:00', to: '24:00' },
    ]);
    expect(['8:30', '8-9-10', '24:00-1:00', '8:30-16:30, x', ''].map(readSpans)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('makes a shift of typed times, or finds it', () => {
    const plan = shifts();
    expect(templateFor(plan, [{ from: '08:30', to: '16:30' }], () => 'new')).toBe('early');
    expect(templateFor(plan, [{ from: '10:00', to: '18:00' }], () => 'new')).toBe('new');
    expect(plan.templates['new']?.name).toBe('10:00–18:00');
  });

  it('leaves who has no week always on duty, and gives days off to who has one', () => {
    const plan = shifts();
    expect(shiftsOn(plan, 'anna', monday)).toBeUndefined();
    setUsual(plan, 'anna', 'monday', ['late', 'early', 'late']);
    expect(shiftsOn(plan, 'anna', monday)).toEqual(['early', 'late']);
    expect(shiftsOn(plan, 'anna', '2026-11-10')).toEqual([]);
    setAlways(plan, 'anna');
    expect(plan.weeks).toEqual({});
  });

  it('changes one date, and takes it back without a trace', () => {
    const plan = shifts();
    setUsual(plan, 'anna', 'wednesday', ['early']);
    setDate(plan, 'anna', '2026-11-11', []);
    expect(shiftsOn(plan, 'anna', '2026-11-11')).toEqual([]);
    expect(shiftsOn(plan, 'anna', '2026-11-18')).toEqual(['early']);
    setDate(plan, 'anna', '2026-11-11', undefined);
    expect(plan.exceptions).toEqual({});
  });

  it('copies a week as exceptions only where the next would differ', () => {
    const plan = shifts();
    setUsual(plan, 'anna', 'monday', ['early']);
    setDate(plan, 'anna', '2026-11-11', ['late']);
    setDate(plan, 'anna', '2026-11-16', []);
    copyWeek(plan, monday, ['anna', 'ben']);
    expect(plan.exceptions).toEqual({ '2026-11-11': { anna: ['late'] }, '2026-11-18': { anna: ['late'] } });
  });

  it('counts spans over midnight and to 24:00', () => {
    const plan = shifts();
    setUsual(plan, 'anna', 'monday', ['night']);
    setUsual(plan, 'ben', 'monday', ['till']);
    expect(dutyOn(plan, 'anna', monday)).toEqual([{ from: 22 * 60, to: 26 * 60 }]);
    expect(dutyOn(plan, 'anna', '2026-11-10')).toEqual([{ from: -120, to: 120 }]);
    expect(isOnDuty(plan, 'anna', '2026-11-10', 119)).toBe(true);
    expect(isOnDuty(plan, 'anna', '2026-11-10', 120)).toBe(false);
    expect(isOnDuty(plan, 'ben', monday, 1439)).toBe(true);
    expect(isOnDuty(plan, 'ben', '2026-11-10', 0)).toBe(false);
  });

  it('finds who is missing in the assessed hours', () => {
    const plan = shifts();
    const assessed = assessedBy(plan);
    expect(assessed).toEqual({ from: 480, to: 1380 });
    setUsual(plan, 'anna', 'monday', ['early']);
    expect(gaps(plan, ['anna'], monday)).toEqual([
      { from: assessed.from, to: 510 },
      { from: 990, to: assessed.to },
    ]);
    setUsual(plan, 'ben', 'monday', ['late']);
    expect(gaps(plan, ['anna', 'ben'], monday)).toEqual([{ from: assessed.from, to: 510 }]);
    expect(coverage(plan, ['anna', 'ben'], monday).slice(0, 3)).toEqual([0, 1, 1]);
    expect(gaps(plan, [], monday)).toEqual([assessed]);
    expect(gaps(plan, ['always'], monday)).toEqual([]);
    expect(coverage(plan, ['always'], monday).length).toBe(30);
  });

  it('looks at the hours of the shop where it has its own', () => {
    const plan: Shifts = { ...shifts(), assessed: { from: '09:15', to: '24:00' } };
    setUsual(plan, 'anna', 'monday', ['early', 'late']);
    expect(gaps(plan, ['anna'], monday)).toEqual([{ from: 1380, to: 1440 }]);
    expect(coverage(plan, ['anna'], monday).length).toBe(30);
    expect(coverage(plan, ['anna'], monday).slice(-3)).toEqual([0, 0, 0]);
    expect(trafficOf([{ from: '2026-11-09T15:59:00Z', count: 4 }], plan).monday.at(-1)).toBe(1);
  });

  it('reads the hours of one day, or that there are none', () => {
    expect(['8-23', '8:00-23:00', '900–2400', ' '].map(readAssessed)).toEqual([
      { from: '08:00', to: '23:00' },
      { from: '08:00', to: '23:00' },
      { from: '09:00', to: '24:00' },
      null,
    ]);
    expect(['23:00-8:00', '8:00-8:00', '8:00-12:00, 13:00-18:00', 'day'].map(readAssessed)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('takes a shift away everywhere', () => {
    const plan = shifts();
    setUsual(plan, 'anna', 'monday', ['early', 'late']);
    setDate(plan, 'anna', '2026-11-11', ['early']);
    removeTemplate(plan, 'early');
    expect([shiftsOn(plan, 'anna', monday), shiftsOn(plan, 'anna', '2026-11-11')]).toEqual([['late'], []]);
  });

  it('shows the days of the shop, not of the browser', () => {
    expect(shownIn('Asia/Shanghai', new Date('2026-11-08T16:30:00Z'))).toEqual({ date: monday, minutes: 30 });
    expect(shownIn('America/New_York', new Date('2026-11-09T03:00:00Z'))).toEqual({ date: '2026-11-08', minutes: 1320 });
    expect(mondayOf('2026-11-15')).toBe(monday);
    expect(datesOf(monday)[6]).toBe('2026-11-15');
    expect(spansText([{ from: '08:30', to: '16:30' }])).toBe('08:30–16:30');
  });

  it('reads what a browser’s field holds by the clocks of the shop, in summer as in winter', () => {
    for (const [zone, field, at] of [
      ['Asia/Shanghai', '2026-11-09T00:30', '2026-11-08T16:30:00Z'],
      ['America/New_York', '2026-03-08T01:59', '2026-03-08T06:59:00Z'],
      ['America/New_York', '2026-03-08T03:00', '2026-03-08T07:00:00Z'],
      ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00Z'],
      ['Europe/Berlin', '2026-10-25T12:00', '2026-10-25T11:00:00Z'],
      ['Pacific/Auckland', '2026-01-01T00:00', '2025-12-31T11:00:00Z'],
    ] as const) {
      expect(momentOf(zone, field)).toEqual(new Date(at));
      expect(fieldOf(zone, new Date(at))).toBe(field);
    }
    // Where the clocks leap over it, when they leap.
    expect(momentOf('America/New_York', '2026-03-08T02:30')).toEqual(new Date('2026-03-08T07:00:00Z'));
    expect(momentOf('Europe/Berlin', '2026-03-29T02:30')).toEqual(new Date('2026-03-29T01:00:00Z'));
    expect(momentOf('Australia/Lord_Howe', '2026-10-04T02:10')).toEqual(new Date('2026-10-03T15:30:00Z'));
  });

  it('lays four weeks of buyers over the weekdays of the shop', () => {
    const steps = [
      { from: '2026-11-09T01:00:00Z', count: 4 },
      { from: '2026-11-16T01:00:00Z', count: 8 },
      { from: '2026-11-09T23:30:00Z', count: 99 },
    ];
    const week = trafficOf(steps, shifts());
    expect(week.monday.indexOf(3)).toBe(2);
    expect([...week.monday, ...week.tuesday].reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  it('keeps days off when two administrators change the plan', () => {
    const plan = (): Plan => ({ preset: 'balanced', overrides: {}, groups: {}, agents: {}, orderStates: {}, shifts: shifts() });
    const [theirs, mine] = [plan(), plan()];
    setDate(shiftsOf(theirs), 'anna', '2026-11-11', []);
    setUsual(shiftsOf(mine), 'ben', 'monday', []);
    const both = shiftsOf(fromPieces(merged(piecesOf(plan()), piecesOf(theirs), piecesOf(mine))));
    expect(both.exceptions).toEqual({ '2026-11-11': { anna: [] } });
    expect(both.weeks['ben']?.sunday).toEqual([]);
  });
});
