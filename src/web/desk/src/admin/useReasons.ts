import { useSession } from '../stores/session';
import { useForm, type Form } from './useForm';

interface View {
  reasons: string[];
  revision: string;
}

export type ReasonForm = Form<View, string[]>;
export type ReasonPath = 'transfer-reasons' | 'pause-reasons';

/** A shop's own reasons for something. For the page itself: what is within it is not told when the page is opened. */
export function useReasons(id: 'reasons' | 'pauses', path: ReasonPath): ReasonForm {
  const session = useSession();
  return useForm<View, string[]>({
    id,
    read: () => session.call('GET', `shop/${path}`),
    write: (reasons, { revision }) => session.call('PUT', `shop/${path}`, { reasons, revision }),
    draftOf: ({ reasons }) => [...reasons],
    piecesOf: (reasons) => new Map(reasons.map((reason) => [reason, true])),
    fromPieces: (pieces) => [...pieces.keys()],
  });
}
