import { Refusal } from './refusal';

/** Which fields of a form are at fault, and why: the first fault of each. Empty where the server refused for another reason. */
export const fieldsOf = (refused: unknown): Record<string, string> =>
  refused instanceof Refusal
    ? Object.fromEntries(
        Object.entries(refused.faults ?? {}).map(([field, faults]: [string, unknown]) => [
          field,
          String(Array.isArray(faults) ? faults[0] : faults),
        ]),
      )
    : {};
