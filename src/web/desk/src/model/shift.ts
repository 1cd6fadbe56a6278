import type { Duty } from '@chatrouter/shared/contract';

/** Whether a desk that is offline has to ask: not yet, or no more; a shift is ahead, whose beginning it waits for; or it has begun. */
export type ShiftStart =
  { readonly kind: 'quiet' } | { readonly kind: 'ahead'; readonly from: string } | { readonly kind: 'begun'; readonly duty: Duty };

export const quiet: ShiftStart = { kind: 'quiet' };

/** What follows at that time. Only who saw the shift come is asked: a page that opens in the middle of it begins with the check. */
export function shiftStartAt(before: ShiftStart, duty: Duty | undefined, offline: boolean, now: number): ShiftStart {
  if (duty === undefined || now >= Date.parse(duty.until)) return quiet;
  if (now < Date.parse(duty.from))
    return before.kind === 'ahead' && before.from === duty.from ? before : { kind: 'ahead', from: duty.from };
  if (!offline) return quiet;
  if (before.kind === 'ahead' && before.from === duty.from) return { kind: 'begun', duty };
  return before.kind === 'begun' && before.duty.from === duty.from ? before : quiet;
}
