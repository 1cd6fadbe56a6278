/** A refusal with a fixed code, from a hub call or from HTTP. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly retryAfterMs?: number,
    /** Of a form: its faults as the server told them, for `fieldsOf`. */
    readonly faults?: unknown,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** Codes after which the same request may succeed unchanged: it surely was not stored, or nobody knows. */
const passing = new Set(['rateLimited', 'unavailable', 'storageFull', 'internalError', 'notOpened']);

/** Codes that end a session until its owner does something. */
const ending = new Set([
  'unauthenticated',
  'tokenInvalid',
  'tokenRequired',
  'forbidden',
  'originNotAllowed',
  'unknownShop',
  'shopDisabled',
  'buyerBlocked',
]);

export const isPassing = (error: unknown): boolean => !(error instanceof Refusal) || passing.has(error.code);

export const isEnding = (error: unknown): error is Refusal => error instanceof Refusal && ending.has(error.code);

/** Why a request failed, as a code to find words for: the refusal's, or that there was no answer. */
export const codeOf = (error: unknown): string => (error instanceof Refusal ? error.code : 'offline');

/** The refusal inside a hub error's text (`... HubException: {json}`), or the error as it is. */
export function refusalOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const start = error.message.indexOf('{');
  return start < 0 ? error : (parse(error.message.slice(start)) ?? error);
}

export function parse(json: string): Refusal | undefined {
  try {
    return read(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** Reads a refusal from ProblemDetails or a hub refusal. */
export function read(body: unknown): Refusal | undefined {
  const { code, message, title, retryAfterMs, errors } = (body ?? {}) as Record<string, unknown>;
  if (typeof code !== 'string') return undefined;
  return new Refusal(code, String(message ?? title ?? code), typeof retryAfterMs === 'number' ? retryAfterMs : undefined, errors);
}
