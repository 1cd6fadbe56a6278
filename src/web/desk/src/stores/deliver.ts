import type { SendReceipt } from '@chatrouter/shared/contract';
import type { ImageSender } from '@chatrouter/shared/imageSender';
import type { OutboxEntry } from '@chatrouter/shared/outbox';
import { Refusal } from '@chatrouter/shared/refusal';
import type { Body } from '../model/row';
import type { AgentLink } from './session';

/** One entry of the outbox to the server, as the call that its kind needs. */
export async function deliver(
  entry: OutboxEntry<Body>,
  pictures: ImageSender<Body>,
  hub: () => AgentLink,
  holdsUntoldCode: (imageId: string) => boolean,
): Promise<SendReceipt> {
  const { lane, clientMsgId, body } = entry;
  switch (body.kind) {
    case 'note':
      return hub().call('Note', lane, { clientMsgId, text: body.text });
    case 'image':
      return pictures.send(entry, (imageId) =>
        // He is told, and sends it again or not.
        holdsUntoldCode(imageId)
          ? Promise.reject(new Refusal('imageHoldsCode', 'There is a QR code in it.'))
          : hub().call('Send', lane, { clientMsgId, kind: 'image', imageId }),
      );
    case 'text':
      return hub().call('Send', lane, { clientMsgId, kind: 'text', text: body.text });
    case 'product':
    case 'order':
      return hub().call('Send', lane, { clientMsgId, kind: body.kind, ...(body.card === undefined ? {} : { card: body.card }) });
  }
}
