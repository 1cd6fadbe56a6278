import { buyerKey } from './plan';
import { momentOf } from './shifts';

export interface TrialForm {
  draft: boolean;
  /** As the browser's field has it, by the shop's clocks; empty: now. */
  at: string;
  /** The shop's own id of a buyer; empty: nobody has met him. */
  buyer: string;
  /** Empty: what is known of him, else no order. */
  orderState: string;
  priority: number;
  entry: 'none' | 'agent' | 'group';
  /** By which he comes in where the page names nobody; empty: by none that counts. */
  page: string;
  /** His member level; empty: what is known of him. */
  level: number | '';
  agent: string;
  group: string;
  fallback: 'shop' | 'group' | 'leaveMessage';
  contacts: { agent: string; hoursAgo: number }[];
  /** What he writes; empty: the bot is not asked. */
  text: string;
}

export const newTrial = (): TrialForm => ({
  draft: true,
  at: '',
  buyer: '',
  orderState: '',
  priority: 0,
  entry: 'none',
  page: '',
  level: '',
  agent: '',
  group: '',
  fallback: 'shop',
  contacts: [],
  text: '',
});

export const maxContacts = 16;

/** What the server is asked. A known buyer comes with his own contacts; a made-up one with those of the form. */
export function requestOf(form: TrialForm, zone: string, now: Date): unknown {
  const at = form.at === '' ? now : momentOf(zone, form.at);
  const known = form.buyer.trim();
  const contacts = form.contacts
    .filter(({ agent }) => agent !== '')
    .map(({ agent, hoursAgo }) => ({ agent, at: new Date(at.getTime() - hoursAgo * 3_600_000).toISOString() }));
  return {
    draft: form.draft,
    ...(form.at !== '' && { at: at.toISOString() }),
    buyer: {
      ...(known === '' ? { contacts } : { id: buyerKey(known) }),
      ...(form.orderState !== '' && { orderState: form.orderState }),
      priority: form.priority,
      ...(form.entry === 'none' && form.page.trim() !== '' && { entry: form.page.trim() }),
      ...(form.level !== '' && { level: form.level }),
      ...(form.entry === 'agent' && form.agent !== '' && { named: form.agent }),
      ...(form.entry === 'group' && form.group !== '' && { group: { group: form.group, fallback: form.fallback } }),
      ...(form.text.trim() !== '' && { text: form.text }),
    },
  };
}

export interface Verdict {
  rule: number;
  outcome: 'silent' | 'passed' | 'decided' | 'notReached';
  agents?: string[];
  contacts?: string[];
}

export interface Candidate {
  agent: string;
  state: string;
  standing: string;
  inPool: boolean;
  eligible: boolean;
  weight: number;
  pending: number;
  active: number;
  capacity: number;
  share?: number;
  expectedShare: number;
}

export interface Simulation {
  refusal: string;
  placement: string;
  winner?: string;
  reason?: string;
  notes: string;
  pool?: string;
  runnerUp?: string;
  botSays?: string;
  rules: Verdict[];
  candidates: Candidate[];
}

/** Where the buyer comes to, as a text is called. */
export const outcomeOf = ({ refusal, winner, placement, botSays }: Simulation): string => {
  if (refusal !== 'none') return 'refused';
  if (winner !== undefined) return 'owned';
  if (placement === 'heldByBot') return botSays === undefined ? 'ownBot' : 'heldByBot';
  return placement === 'queued' || placement === 'offlinePool' ? placement : 'placedOther';
};

/** Why an agent does not compete; none: he does. */
export const whyNot = ({ inPool, eligible, standing }: Candidate): string | undefined =>
  eligible ? undefined : inPool || standing === 'offline' ? standing : 'notInPool';

/** The winner first, then who competes, then the rest. */
export const ordered = ({ winner, candidates }: Simulation): Candidate[] =>
  [...candidates].sort(
    (a, b) =>
      Number(b.agent === winner) - Number(a.agent === winner) ||
      Number(b.eligible) - Number(a.eligible) ||
      Number(b.inPool) - Number(a.inPool),
  );

export const notesOf = ({ notes }: Simulation): string[] => notes.split(', ').filter((note) => note !== 'none' && note !== '');
