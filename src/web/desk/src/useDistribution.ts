import { ref, type Ref } from 'vue';
import { daysOf, momentsOf, type Distribution, type Period } from './model/distribution';
import type { ShopTag } from './model/tags';
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
  /** Only buyers who have it count; all when none. */
  tag: Ref<string | undefined>;
  /** What can be asked for: the shop's, and none of who reads his own. */
  tags: Ref<readonly string[]>;
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
  const [tag, tags] = [ref<string>(), ref<readonly string[]>([])];
  const {
    view: report,
    failure,
    busy,
    load: read,
  } = useReading(async (): Promise<Distribution | undefined> => {
    if (period.value !== 'custom') ({ from: from.value, until: until.value } = daysOf(period.value, new Date()));
    const moments = momentsOf(from.value, until.value);
    if (moments === undefined) return report.value;
    if (path === 'distribution') tags.value = (await session.call<{ tags: ShopTag[] }>('GET', 'shop/tags')).tags.map(({ name }) => name);
    if (tag.value !== undefined && !tags.value.includes(tag.value)) tag.value = undefined;
    return session.call<Distribution>('GET', `${path}?${queryOf({ ...moments, tag: tag.value })}`);
  });
  return { path, period, from, until, tag, tags, report, failure, busy, read, opening };
}
