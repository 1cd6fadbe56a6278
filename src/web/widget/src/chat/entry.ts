import type { Context, FrameOptions } from '@chatrouter/shared/bridge';
import { groupFallbacks, type GroupFallback, type OpenRequest } from '@chatrouter/shared/contract';

export const maxKeys = 20;
export const maxKeyLength = 64;
export const maxValueLength = 256;
const maxWordLength = 512;

/** What the page gave as a text that the server takes: so long at most, and valid Unicode. */
export function textOf(given: unknown, length: number): string | undefined {
  if (!['string', 'number', 'boolean'].includes(typeof given)) return undefined;
  const text = String(given);
  return text.length > length || text.includes('\0') || /\p{Cs}/u.test(text) ? undefined : text;
}

/** The page's metadata as texts, as far as it keeps the bounds; the keys that do not are named and left out. */
export function boundedMetadata(given: Record<string, unknown>): { metadata: Record<string, string>; refused: string[] } {
  const metadata: Record<string, string> = {};
  const refused: string[] = [];
  for (const [key, value] of Object.entries(given)) {
    const text = textOf(value, maxValueLength);
    if (textOf(key, maxKeyLength) && text !== undefined && Object.keys(metadata).length < maxKeys) metadata[key] = text;
    else refused.push(key.slice(0, maxKeyLength));
  }
  return { metadata, refused };
}

// Pages write it with a hyphen; what is none of the three counts as not said.
function fallbackOf(said: string | undefined): GroupFallback | undefined {
  return said === 'leave-message' ? 'leaveMessage' : groupFallbacks.find((known) => known === said);
}

/** What the page says of itself, as the server hears it. */
export function entryOf(
  { entry, agentKey, groupKey, fallback, metadata = {} }: FrameOptions,
  { order }: Context,
): {
  entry: Omit<OpenRequest, 'have'>;
  refused: string[];
} {
  const bounded = boundedMetadata(metadata);
  // One word that the server refuses would keep the chat from opening.
  const word = (name: string, given: string | undefined) => {
    const text = textOf(given, maxWordLength);
    if (given && !text) bounded.refused.push(name);
    return text;
  };
  const said = {
    entry: word('entry', entry),
    agentKey: word('agentKey', agentKey),
    groupKey: word('groupKey', groupKey),
    fallback: fallbackOf(fallback),
    orderId: order?.id,
    metadata: Object.keys(bounded.metadata).length > 0 ? bounded.metadata : undefined,
  };
  // What is undefined is left out on the wire.
  return { entry: said as Omit<OpenRequest, 'have'>, refused: bounded.refused };
}
