export const maxCapacity = 10_000;

/** The number that somebody typed into a field, at most that. What is none, or below zero, is put back to what the field showed: undefined. */
export function typedNumber({ target }: Event, shown: number | '', most = Infinity): number | undefined {
  const field = target as HTMLInputElement;
  const typed = field.value === '' ? Number.NaN : Math.min(Number(field.value), most);
  const number = typed >= 0 ? typed : undefined;
  // A value that stays as it was is not rendered again.
  field.value = String(number ?? shown);
  return number;
}

/** An agent's capacity as the field says; emptied: none of his own. Undefined: it is not to be read, and shows again what was. */
export function typedCapacity(event: Event, before: number | undefined): { own: number | undefined } | undefined {
  const own = (event.target as HTMLInputElement).value !== '';
  const most = typedNumber(event, own ? (before ?? '') : '', maxCapacity);
  return most === undefined && own ? undefined : { own: most && Math.round(most) };
}
