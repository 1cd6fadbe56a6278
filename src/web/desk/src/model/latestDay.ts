/** The longest period that reports are read of. */
const windowMs = 31 * 24 * 3_600_000;
const windows = 4;

/** The day of the latest of what is looked for within some months; a period is asked for the moment of its latest, the last period first. */
export async function latestDay(
  now: Date,
  latest: (from: string, until: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  for (let i = 0, until = now.getTime(); i < windows; i++, until -= windowMs) {
    const at = await latest(new Date(until - windowMs).toISOString(), new Date(until).toISOString());
    if (at !== undefined) return dayOf(new Date(at));
  }
  return undefined;
}

/** As this browser's days are, `2026-11-20`. */
export function dayOf(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
