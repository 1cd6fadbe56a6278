import { ref, type Ref } from 'vue';
import { daysOf, momentsOf, type Distribution, type Period } from './model/distribution';
import { dayOf } from './model/latestDay';
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
  /** When nobody got a buyer: the day of the shop's latest conversation, for who supervises it. */
  latest: Ref<string | undefined>;
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
  const latest = ref<string>();
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
    const answer = await session.call<Distribution>('GET', `${path}?${queryOf({ ...moments, tag: tag.value })}`);
    latest.value = answer.received === 0 && path === 'distribution' ? await latestBefore(moments.from) : undefined;
    return answer;
  });
  /** Of a day within the period it would tell nothing. */
  async function latestBefore(begins: string): Promise<string | undefined> {
    const { conversations } = await session.call<{ conversations: { openedAt: string }[] }>(
      'GET',
      `conversations?${queryOf({ until: begins, limit: '1' })}`,
    );
    return conversations[0] && dayOf(new Date(conversations[0].openedAt));
  }
  return { path, period, from, until, tag, tags, report, latest, failure, busy, read, opening };
}
