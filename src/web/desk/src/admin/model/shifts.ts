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
/** Fields of the plan by their paths, with the days of a week in their order. */
export function byDay<Field extends { path: string }>(fields: readonly Field[]): Field[] {
  const place = ({ path }: Field): string => path.replace(/[a-z]+day$/u, (day) => String(weekdays.indexOf(day as Weekday)));
  return [...fields].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

export type Week = Record<Weekday, string[]>;

/** Who is on duty when. An agent without a week is always; an exception replaces the week's day of that date. */
export interface Shifts {
  timeZone: string;
  /** The hours whose turns reply rates count, within a day; undefined: all. */
  assessed?: Span | undefined;
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

/** A shift of the first of these plans that has it. */
export const templateIn = (plans: readonly (Plan | undefined)[], id: string): Template | undefined =>
  plans.map((plan) => (plan?.['shifts'] as Partial<Shifts> | undefined)?.templates?.[id]).find((template) => template !== undefined);

const day = 24 * 60;
const dayMs = day * 60_000;

/** Minutes since midnight of what somebody typed: 8:30, 08:30, 0830, 24:00, 9, 9点. */
export function minutesOf(text: string): number | undefined {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?:[:：.点]?(\d{2})|点)?$/u.exec(text.trim()) ?? [];
  if (hours === undefined || Number(minutes) > 59) return undefined;
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
      const [from, to, more] = part.split(/[-–—~~至到]/u).map(minutesOf);
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

/** What a browser's field for date and time holds when the clocks of a zone show this moment. */
export function fieldOf(zone: string, at: Date): string {
  const { date, minutes } = shownIn(zone, at);
  return `${date}T${reading(minutes)}`;
}

/** When the clocks of a zone first show what such a field holds; where they leap over it, when they leap, as the server's do. */
export function momentOf(zone: string, field: string): Date {
  const asUtc = (text: string): number => Date.parse(`${text}Z`);
  const shown = (at: number): string => fieldOf(zone, new Date(at));
  // How far the zone is ahead two days before and after: further than that its clocks were never set.
  const ahead = [-2, 2].map((days) => asUtc(field) + days * 86_400_000).map((at) => asUtc(shown(at)) - at);
  let at = asUtc(field) - Math.max(...ahead);
  while (shown(at) < field) at += 60_000;
  return new Date(at);
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

/** What platforms assess. */
export const usuallyAssessed: Span = { from: '08:00', to: '23:00' };

/** The hours that are to be covered: the shop's own, or what platforms assess. */
export function assessedBy({ assessed = usuallyAssessed }: Shifts): Minutes {
  return { from: minutesOf(assessed.from) ?? 0, to: minutesOf(assessed.to) ?? day };
}

/** The hours within one day that somebody typed; null: all of it; undefined: they cannot be read. */
export function readAssessed(text: string): Span | null | undefined {
  if (text.trim() === '') return null;
  const [span, more] = readSpans(text) ?? [];
  return span === undefined || more !== undefined || span.from >= span.to ? undefined : span;
}

export const stepMinutes = 30;
export const wholeDay: Minutes = { from: 0, to: day };
const stepsOf = ({ from, to }: Minutes): number => Math.ceil((to - from) / stepMinutes);

/** How many of these agents are on duty in each half hour of these hours, the assessed ones if not told; fewest within it. */
export function coverage(shifts: Shifts, agents: readonly string[], date: string, hours = assessedBy(shifts)): number[] {
  const duties = agents.map((agent) => dutyOn(shifts, agent, date));
  const steps: number[] = [];
  for (let at = hours.from; at < hours.to; at += stepMinutes) {
    const until = Math.min(at + stepMinutes, hours.to);
    const moments = [at, ...duties.flat().flatMap(({ from, to }) => [from, to].filter((edge) => edge > at && edge < until))];
    const there = (minutes: number): number =>
      duties.filter((spans) => spans.some(({ from, to }) => from <= minutes && minutes < to)).length;
    steps.push(Math.min(...moments.map(there)));
  }
  return steps;
}

/** When in the assessed hours of that day nobody of these agents is on duty. */
export function gaps(shifts: Shifts, agents: readonly string[], date: string): Minutes[] {
  const spans = agents.flatMap((agent) => dutyOn(shifts, agent, date)).sort((a, b) => a.from - b.from);
  const hours = assessedBy(shifts);
  const found: Minutes[] = [];
  let covered = hours.from;
  for (const { from, to } of spans) {
    if (from > covered && covered < hours.to) found.push({ from: covered, to: Math.min(from, hours.to) });
    covered = Math.max(covered, to);
  }
  if (covered < hours.to) found.push({ from: covered, to: hours.to });
  return found;
}

/** Buyers that came to agents in a half hour that begins then. */
export interface TrafficStep {
  from: string;
  count: number;
}

export const weeksOfTraffic = 4;

/** Buyers of each half hour of the assessed hours on each weekday of the shop, on average of the weeks. */
export function trafficOf(steps: readonly TrafficStep[], shifts: Shifts): Record<Weekday, number[]> {
  const hours = assessedBy(shifts);
  const length = stepsOf(hours);
  const week = Object.fromEntries(weekdays.map((weekday) => [weekday, Array.from({ length }, () => 0)])) as Record<Weekday, number[]>;
  for (const { from, count } of steps) {
    const { date, minutes } = shownIn(shifts.timeZone, new Date(from));
    const at = Math.floor((minutes - hours.from) / stepMinutes);
    const counts = week[weekdayOf(date)];
    if (at >= 0 && at < length) counts[at] = (counts[at] ?? 0) + count / weeksOfTraffic;
  }
  return week;
}
