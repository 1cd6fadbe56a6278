/** A key by which the shop's own software calls the API. */
export interface ApiKey {
  id: string;
  name: string;
  /** Its first characters: what is left to tell keys apart by. */
  prefix: string;
  scopes: string[];
  madeBy: string;
  madeAt: string;
  expiresAt?: string;
  usedAt?: string;
}

export interface KeyList {
  keys: ApiKey[];
  /** Every scope there is. */
  scopes: string[];
}

/** In days, or to the end of a chosen day; none: until it is revoked. */
export const lifetimes = [undefined, 30, 90, 365, 'day'] as const;

export type Lifetime = (typeof lifetimes)[number];

/** When a key of that lifetime ends. A `day` that is no day ends now, which the server refuses. */
export function endOf(lifetime: Lifetime, day: string, now: Date): Date | undefined {
  if (lifetime === undefined) return undefined;
  const from = lifetime === 'day' ? new Date(`${day}T00:00`) : now;
  if (Number.isNaN(from.getTime())) return now;
  const end = new Date(from);
  end.setDate(end.getDate() + (lifetime === 'day' ? 1 : lifetime));
  return end;
}

export const isLive = ({ expiresAt }: ApiKey, now: Date): boolean => expiresAt === undefined || new Date(expiresAt) > now;

/** The keys of the same name that work as well. */
export const twinsOf = (key: ApiKey, keys: readonly ApiKey[], now: Date): ApiKey[] =>
  keys.filter((other) => other.id !== key.id && other.name === key.name && isLive(other, now));

/** Calls that show how a key is used, by the scope that they need. */
export const samplesOf = (origin: string): { name: string; code: string }[] => [
  { name: 'members:read', code: curl(`${origin}/api/v1/members`) },
  { name: 'routing:read', code: curl(`${origin}/api/v1/routing`) },
  {
    name: 'buyers:write',
    code: curl(`-X PUT ${origin}/api/v1/buyers/BUYER_ID/orders`, '{"orders":[{"id":"239188410001","state":"shipped"}]}'),
  },
];

const curl = (call: string, body?: string): string =>
  [
    `curl ${call}`,
    '  -H "Authorization: Bearer $CHATROUTER_KEY"',
    ...(body === undefined ? [] : ['  -H "Content-Type: application/json"', `  -d '${body}'`]),
  ].join(' \\\n');
