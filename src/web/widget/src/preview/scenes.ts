import type { BuyerSnapshot, Message, Placement } from '@chatrouter/shared/contract';
import { textIn } from '@chatrouter/shared/i18n';
import type { Preview, Scene } from '@chatrouter/shared/preview';
import { previewTexts } from '@chatrouter/shared/texts/preview';

const conversationId = 'preview';
/** So long that he may leave the queue. */
const waitedMs = 90_000;

const placements: Partial<Record<Scene, Placement>> = { queue: 'queued', left: 'offlinePool', ended: 'closed' };

/** What the server would tell a chat that stands so. */
export function snapshotOf({ scene, locale, shopName }: Pick<Preview, 'scene' | 'locale' | 'shopName'>, now: number): BuyerSnapshot {
  const word = (key: keyof typeof previewTexts): string => textIn(previewTexts[key], locale);
  const at = new Date(now - waitedMs).toISOString();
  const said = (seq: number, message: Pick<Message, 'from' | 'text' | 'senderName'>): Message => ({
    conversationId,
    seq,
    kind: 'text',
    clientMsgId: `preview-${seq}`,
    at,
    ...message,
  });
  const asked = said(1, { from: 'buyer', text: word('preview.asked') });
  const answered = said(2, { from: 'agent', text: word('preview.answered'), senderName: word('preview.agent') });
  const status = placements[scene];
  const messages = status === undefined ? [] : status === 'closed' ? [asked, answered] : [asked];
  return {
    buyer: { id: conversationId, verified: false },
    shopName,
    availability: { state: scene === 'outOfHours' ? 'offline' : 'online' },
    ...(status !== undefined && { status: { conversationId, status, ...(status === 'queued' && { queue }) } }),
    lastSeq: messages.length,
    messages,
    receipts: { deliveredUpTo: 0, readUpTo: 0 },
    hasFormer: false,
    serverTime: new Date(now).toISOString(),
  };
}

const queue = { position: 4, etaSeconds: 120, reason: 'allFull' } as const;
