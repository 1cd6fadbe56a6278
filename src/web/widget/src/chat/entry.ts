import type { Context, FrameOptions } from '@chatrouter/shared/bridge';
import { groupFallbacks, type GroupFallback, type OpenRequest } from '@chatrouter/shared/contract';

export const maxKeys = 20;
export const maxKeyLength = 64;
export const maxValueLength = 256;

/** The page's metadata as texts, as far as it keeps the bounds; the keys that do not are named and left out. */
export function boundedMetadata(given: Record<string, unknown>): { metadata: Record<string, string>; refused: string[] } {
  const metadata: Record<string, string> = {};
  const refused: string[] = [];
  for (const [key, value] of Object.entries(given)) {
    const simple = ['string', 'number', 'boolean'].includes(typeof value);
    const fits = key.length > 0 && key.length <= maxKeyLength && String(value).length <= maxValueLength;
    if (simple && fits && Object.keys(metadata).length < maxKeys) metadata[key] = String(value);
    else refused.push(key);
  }
  return { metadata, refused };
}

// Pages write it with a hyphen; what is none of the three counts as not said.
function fallbackOf(said: string | undefined): GroupFallback | undefined {
  return groupFallbacks.find((known) => known === (said === 'leave-message' ? 'leaveMessage' : said));
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
  const said = {
    entry,
    agentKey,
    groupKey,
    fallback: fallbackOf(fallback),
    orderId: order?.id,
    metadata: Object.keys(bounded.metadata).length > 0 ? bounded.metadata : undefined,
  };
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Omit<OpenRequest, 'have'>;
  return { entry: given, refused: bounded.refused };
}
