/** The number that somebody typed into a field, at most that. What is none, or below zero, is put back to what the field showed: undefined. */
export function typedNumber({ target }: Event, shown: number | '', most = Infinity): number | undefined {
  const field = target as HTMLInputElement;
  const typed = field.value === '' ? Number.NaN : Math.min(Number(field.value), most);
  const number = typed >= 0 ? typed : undefined;
  // A value that stays as it was is not rendered again.
  field.value = String(number ?? shown);
  return number;
}
