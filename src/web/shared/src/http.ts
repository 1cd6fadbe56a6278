import { read, Refusal } from './refusal';

/** One JSON request to the server's API. A refusal throws `Refusal`; no answer throws what fetch threw. */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options: { body?: unknown; token?: string } = {},
): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.token !== undefined) headers['authorization'] = `Bearer ${options.token}`;
  const response = await fetch(path, {
    method,
    headers,
    body: options.body === undefined ? null : JSON.stringify(options.body),
    credentials: 'omit',
    cache: 'no-store',
  });
  const json: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refused(response, json);
  return json as T;
}

function refused(response: Response, json: unknown): Refusal {
  const wait = Number(response.headers.get('retry-after'));
  const retryAfterMs = wait > 0 ? wait * 1000 : undefined;
  const said = read(json);
  if (said !== undefined) return new Refusal(said.code, said.message, said.retryAfterMs ?? retryAfterMs, said.faults);
  const code = { 401: 'unauthenticated', 403: 'forbidden', 404: 'notFound', 429: 'rateLimited' }[response.status] ?? 'unavailable';
  return new Refusal(code, response.statusText, retryAfterMs);
}

export const newTicket = async (token: string): Promise<string> =>
  (await request<{ ticket: string }>('POST', '/api/v1/sessions/ticket', { token })).ticket;
