import { ref, type Ref } from 'vue';
import { daysOf, momentsOf, type Distribution, type Period } from './model/distribution';
import { queryOf } from './query';
import { useSession } from './stores/session';
import { useReading } from './useReading';

/** Whose: the whole shop's, for who supervises it, or one's own. */
export type DistributionPath = 'distribution' | 'me/distribution';

export interface DistributionReading {
  path: DistributionPath;
  period: Ref<Period>;
  /** Its first and last day. */
  from: Ref<string>;
  until: Ref<string>;
  report: Ref<Distribution | undefined>;
  failure: Ref<string | undefined>;
  busy: Ref<boolean>;
  read: () => Promise<void>;
  /** How the reader opens a conversation; undefined for those that he cannot. */
  opening: Opening;
}

export type Opening = (conversation: string) => (() => void) | undefined;

/** How a chosen period's buyers were distributed. */
export function useDistribution(path: DistributionPath, opening: Opening = () => undefined): DistributionReading {
  const session = useSession();
  const [period, from, until] = [ref<Period>('today'), ref(''), ref('')];
  const {
    view: report,
    failure,
    busy,
    load: read,
  } = useReading(async (): Promise<Distribution | undefined> => {
    if (period.value !== 'custom') ({ from: from.value, until: until.value } = daysOf(period.value, new Date()));
    const moments = momentsOf(from.value, until.value);
    return moments === undefined ? report.value : session.call<Distribution>('GET', `${path}?${queryOf(moments)}`);
  });
  return { path, period, from, until, report, failure, busy, read, opening };
}
