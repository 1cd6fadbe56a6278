/** When a page of an origin last asked for the shop's chat. */
export interface Sighting {
  origin: string;
  at: string;
}

/** What its age is said with. */
export interface Age {
  unit: 'seconds' | 'minutes' | 'hours' | 'days';
  count: number;
}

const units = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
] as const;

/** In the largest unit of which it has a whole one. */
export function ageOf(seconds: number): Age {
  const [unit, length] = units.find(([, long]) => seconds >= long) ?? (['seconds', 1] as const);
  return { unit, count: Math.floor(seconds / length) };
}

/** An origin without the scheme that all of them have. */
export const siteOf = (origin: string): string => origin.replace(/^https?:\/\//, '');
