import type { Plan } from './plan';

export interface Span {
  from: string;
  to: string;
}

/** A shift as it is called; several spans leave a break between them. */
export interface Template {
  name: string;
  spans: Span[];
}

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];
export type Week = Record<Weekday, string[]>;

/** Who is on duty when. An agent without a week is always; an exception replaces the week's day of that date. */
export interface Shifts {
  timeZone: string;
  templates: Record<string, Template>;
  weeks: Record<string, Week>;
  exceptions: Record<string, Record<string, string[]>>;
}

/** A plan's shifts; whatever folder it lacks is made. */
export function shiftsOf(plan: Plan): Shifts {
  const known = (plan['shifts'] ??= {}) as Partial<Shifts>;
  known.timeZone ??= 'Asia/Shanghai';
  known.templates ??= {};
  known.weeks ??= {};
  known.exceptions ??= {};
  return known as Shifts;
}

const day = 24 * 60;
const dayMs = day * 60_000;

/** Minutes since midnight of what somebody typed: 8:30, 08:30, 0830, 24:00. */
export function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2})[:：.]?(\d{2})$/u.exec(text.trim()) ?? [];
  if (hours === undefined || minutes === undefined || Number(minutes) > 59) return undefined;
  const all = Number(hours) * 60 + Number(minutes);
  return all <= day ? all : undefined;
}

export const reading = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The spans that somebody typed, such as 8:30-12:00, 13:00–17:30; none when they cannot be read. */
export function readSpans(text: string): Span[] | undefined {
  const spans = text
    .split(/[,,;;、]/u)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [from, to, more] = part.split(/[-–—~~至]/u).map(minutesOf);
      return from === undefined || to === undefined || more !== undefined || from === day
        ? undefined
        : { from: reading(from), to: reading(to) };
    });
  const read = spans.filter((span) => span !== undefined);
  return read.length > 0 && read.length === spans.length ? read : undefined;
}

export const spansText = (spans: readonly Span[]): string => spans.map(({ from, to }) => `${from}\u2013${to}`).join(', ');

/** The shift with these spans; a new one, called by its times, where there is none. */
export function templateFor(shifts: Shifts, spans: Span[], newId: () => string): string {
  const text = spansText(spans);
  const known = Object.entries(shifts.templates).find(([, template]) => spansText(template.spans) === text);
  if (known !== undefined) return known[0];
  const id = newId();
  shifts.templates[id] = { name: text, spans };
  return id;
}

export const addTemplate = (shifts: Shifts, id: string, template: Template): void => void (shifts.templates[id] = template);

/** Takes a shift away, from every day that has it. */
export function removeTemplate(shifts: Shifts, id: string): void {
  const without = (list: string[]): string[] => list.filter((template) => template !== id);
  shifts.templates = Object.fromEntries(Object.entries(shifts.templates).filter(([template]) => template !== id));
  for (const week of Object.values(shifts.weeks)) for (const weekday of weekdays) week[weekday] = without(week[weekday]);
  for (const agents of Object.values(shifts.exceptions)) for (const [agent, list] of Object.entries(agents)) agents[agent] = without(list);
}

// Dates are texts such as 2026-11-11, and counted in UTC: they are days of a calendar, not moments.
const timeOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);
export const plusDays = (date: string, days: number): string => new Date(timeOf(date) + days * dayMs).toISOString().slice(0, 10);
export const weekdayOf = (date: string): Weekday => weekdays[(new Date(timeOf(date)).getUTCDay() + 6) % 7] ?? 'monday';
export const mondayOf = (date: string): string => plusDays(date, -weekdays.indexOf(weekdayOf(date)));
export const datesOf = (monday: string): string[] => weekdays.map((_, i) => plusDays(monday, i));

/** What the clocks and calendars of a zone show. */
export function shownIn(zone: string, at: Date): { date: string; minutes: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string): string => parts.find((some) => some.type === type)?.value ?? '';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, minutes: Number(part('hour')) * 60 + Number(part('minute')) };
}

/** The shifts of an agent on that day; none: he is always on duty. */
export const shiftsOn = (shifts: Shifts, agent: string, date: string): string[] | undefined =>
  shifts.exceptions[date]?.[agent] ?? shifts.weeks[agent]?.[weekdayOf(date)];

export const isException = (shifts: Shifts, agent: string, date: string): boolean => shifts.exceptions[date]?.[agent] !== undefined;

const emptyWeek = (): Week => Object.fromEntries(weekdays.map((weekday) => [weekday, []])) as unknown as Week;

/** Templates in the order in which their shifts begin, each once. */
function inOrder(shifts: Shifts, list: readonly string[]): string[] {
  const begins = (id: string): string => shifts.templates[id]?.spans[0]?.from ?? '';
  return [...new Set(list)].sort((a, b) => begins(a).localeCompare(begins(b)) || a.localeCompare(b));
}

/** An agent's usual day of the week. Whoever gets one has a week from then on: his other days are days off. */
export function setUsual(shifts: Shifts, agent: string, weekday: Weekday, list: readonly string[]): void {
  shifts.weeks[agent] ??= emptyWeek();
  shifts.weeks[agent][weekday] = inOrder(shifts, list);
}

/** He has no shifts any more. */
export function setAlways(shifts: Shifts, agent: string): void {
  shifts.weeks = Object.fromEntries(Object.entries(shifts.weeks).filter(([other]) => other !== agent));
}

/** That day alone; undefined: as in his usual week. */
export function setDate(shifts: Shifts, agent: string, date: string, list: readonly string[] | undefined): void {
  const others = Object.entries(shifts.exceptions[date] ?? {}).filter(([other]) => other !== agent);
  const agents = Object.fromEntries(list === undefined ? others : [...others, [agent, inOrder(shifts, list)]]);
  const rest = Object.entries(shifts.exceptions).filter(([other]) => other !== date);
  shifts.exceptions = Object.fromEntries(Object.keys(agents).length === 0 ? rest : [...rest, [date, agents]]);
}

/** The week after is as this one is. Exceptions are made only where it would differ. */
export function copyWeek(shifts: Shifts, monday: string, agents: readonly string[]): void {
  for (const date of datesOf(monday)) {
    const next = plusDays(date, 7);
    for (const agent of agents) {
      const list = shiftsOn(shifts, agent, date);
      const usual = shifts.weeks[agent]?.[weekdayOf(date)];
      setDate(shifts, agent, next, list === undefined || (usual !== undefined && usual.join() === list.join()) ? undefined : list);
    }
  }
}

export interface Minutes {
  from: number;
  to: number;
}

/** When somebody is on duty that day, in minutes of its clock; a shift of the day before may reach into it. */
export function dutyOn(shifts: Shifts, agent: string, date: string): Minutes[] {
  const spansOf = (at: string, offset: number): Minutes[] => {
    const list = shiftsOn(shifts, agent, at);
    if (list === undefined) return [{ from: offset, to: offset + day }];
    return list
      .flatMap((id) => shifts.templates[id]?.spans ?? [])
      .flatMap((span) => {
        const [from, to] = [minutesOf(span.from), minutesOf(span.to)];
        return from === undefined || to === undefined ? [] : [{ from: from + offset, to: (to > from ? to : to + day) + offset }];
      });
  };
  return [...spansOf(plusDays(date, -1), -day), ...spansOf(date, 0)].filter(({ to, from }) => to > 0 && from < day);
}

export const isOnDuty = (shifts: Shifts, agent: string, date: string, minutes: number): boolean =>
  dutyOn(shifts, agent, date).some(({ from, to }) => from <= minutes && minutes < to);

/** The hours that platforms assess. */
export const assessed: Minutes = { from: 8 * 60, to: 23 * 60 };

/** How many of these agents are on duty in each half hour of the assessed hours; fewest within it. */
export function coverage(shifts: Shifts, agents: readonly string[], date: string): number[] {
  const duties = agents.map((agent) => dutyOn(shifts, agent, date));
  const steps: number[] = [];
  for (let at = assessed.from; at < assessed.to; at += 30) {
    const moments = [at, ...duties.flat().flatMap(({ from, to }) => [from, to].filter((edge) => edge > at && edge < at + 30))];
    const there = (minutes: number): number =>
      duties.filter((spans) => spans.some(({ from, to }) => from <= minutes && minutes < to)).length;
    steps.push(Math.min(...moments.map(there)));
  }
  return steps;
}

/** When in the assessed hours of that day nobody of these agents is on duty. */
export function gaps(shifts: Shifts, agents: readonly string[], date: string): Minutes[] {
  const spans = agents.flatMap((agent) => dutyOn(shifts, agent, date)).sort((a, b) => a.from - b.from);
  const found: Minutes[] = [];
  let covered = assessed.from;
  for (const { from, to } of spans) {
    if (from > covered && covered < assessed.to) found.push({ from: covered, to: Math.min(from, assessed.to) });
    covered = Math.max(covered, to);
  }
  if (covered < assessed.to) found.push({ from: covered, to: assessed.to });
  return found;
}

/** Buyers that came to agents in a half hour that begins then. */
export interface TrafficStep {
  from: string;
  count: number;
}

export const weeksOfTraffic = 4;

/** Buyers of each half hour of the assessed hours on each weekday of the zone, on average of the weeks. */
export function trafficOf(steps: readonly TrafficStep[], zone: string): Record<Weekday, number[]> {
  const half = (assessed.to - assessed.from) / 30;
  const week = Object.fromEntries(weekdays.map((weekday) => [weekday, Array.from({ length: half }, () => 0)])) as Record<Weekday, number[]>;
  for (const { from, count } of steps) {
    const { date, minutes } = shownIn(zone, new Date(from));
    const step = Math.floor((minutes - assessed.from) / 30);
    const counts = week[weekdayOf(date)];
    if (step >= 0 && step < half) counts[step] = (counts[step] ?? 0) + count / weeksOfTraffic;
  }
  return week;
}
