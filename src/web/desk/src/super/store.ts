import { Connection, type ConnectionState } from '@chatrouter/shared/connection';
import type { Alarm, AuditRequest, MuteRequest, ReorderRequest, ShopBoard } from '@chatrouter/shared/board';
import type { AgentConversation, ShopHold, TransferRequest, WantedState } from '@chatrouter/shared/contract';
import { supervisorHub, type SupervisorCalls, type SupervisorEvents } from '@chatrouter/shared/hubs';
import { newTicket } from '@chatrouter/shared/http';
import { openHub, type HubLink } from '@chatrouter/shared/hubClient';
import { Refusal } from '@chatrouter/shared/refusal';
import { firstSeq } from '@chatrouter/shared/timeline';
import { uuidv7 } from '@chatrouter/shared/uuidv7';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch as follow } from 'vue';
import { i18n } from '../i18n';
import { freshnessOf } from '../model/freshness';
import { linkAfter, starting, type Link } from '../model/link';
import { tiered, tiersOf, tiersOver, type Tiers } from '../model/tiers';
import { colorOfTag, type ShopTag, type TagColor } from '../model/tags';
import { watchNetwork } from '../network';
import { useClock } from '../stores/clock';
import { useSession } from '../stores/session';
import { tellRouting } from '../tellSupervisor';
import { useBehind } from './behind';
import { isPublished } from './model/publication';
import { sectionsOf } from './model/rows';
import { heard, reachedAt, seenOnBoard, watchedRow, withOlder, type Watched } from './model/watched';

type SupervisorLink = HubLink<SupervisorCalls>;
type Handlers = { [Name in keyof SupervisorEvents]: (...args: SupervisorEvents[Name]) => void };

/** A supervisor's shop: its board, the conversation he reads along with, and what he does. */
export const useSupervisor = defineStore('supervisor', () => {
  const session = useSession();
  const clock = useClock();
  const board = shallowRef<ShopBoard>();
  const link = ref<Link>(starting);
  /** Why the shop serves no buyers, where the operator does not let it. */
  const hold = shallowRef<ShopHold>();
  const watched = shallowRef<Watched>();
  /** Whose conversations are listed; everybody's when none. */
  const agent = ref<string>();
  /** Only conversations with it are listed; all when none. */
  const tag = ref<string>();
  const shopTags = shallowRef<readonly ShopTag[]>([]);
  const page = ref<'board' | 'audit' | 'alarms' | 'ratings'>('board');
  /** The browser has no network. */
  const cut = ref(false);
  let open: SupervisorLink | undefined;
  let unwatch: (() => void) | undefined;

  const behind = useBehind(board, async (place) => (await hub()).call('OpenAfter', place));
  const sections = computed(() => (board.value === undefined ? undefined : sectionsOf(behind.rows.value, agent.value, tag.value)));
  const freshness = computed(() => board.value && freshnessOf(board.value.at, board.value.everyMs, clock.now, cut.value));
  const agents = computed(() => board.value?.agents ?? []);
  const agentsById = computed(() => new Map(agents.value.map((agent) => [agent.id, agent])));
  const nameOfAgent = (id: string): string => agentsById.value.get(id)?.name ?? id;
  const nameOfGroup = (id: string): string => board.value?.groups.find((known) => known.id === id)?.name ?? id;

  const served = computed(() => {
    const tiers = tiersOver(board.value?.tiers);
    return { tiers, groups: board.value?.groups.map((group) => tiered(group, tiers)) ?? [] };
  });

  /** Where a desk marks him: by his group, else by the only one of his agent. */
  const tiersFor = ({ group, owner }: Pick<AgentConversation, 'group' | 'owner'>): Tiers =>
    tiersOf(
      { ...served.value, myGroups: owner === undefined ? undefined : agentsById.value.get(owner)?.groups },
      group === undefined ? {} : { group },
    );

  /** Of each agent's buyers the one who waits longest: the board has him first. */
  const longest = computed(() => {
    const found = new Map<string, AgentConversation>();
    for (const { conversation } of board.value?.conversations ?? [])
      if (conversation.owner !== undefined && conversation.turnOpenedAt !== undefined && !found.has(conversation.owner))
        found.set(conversation.owner, conversation);
    return found;
  });
  /** Where that one is marked. */
  const tiersOfLongest = (owner: string): Tiers => tiersFor(longest.value.get(owner) ?? { owner });

  const colorOf = (name: string): TagColor => colorOfTag(shopTags.value, name);

  /** An alarm in words, with the group that it is about. */
  const sayAlarm = ({ kind, subject }: Alarm): string =>
    i18n.global.t(`alarm.${kind}`, { group: subject === '' ? '' : nameOfGroup(subject) });

  // Async, so that a page that is not connected answers with a refusal instead of throwing.
  const hub = async (): Promise<SupervisorLink> => {
    if (open === undefined) throw new Refusal('offline', 'Not connected.');
    return open;
  };

  function show(next: ShopBoard): void {
    if (isPublished(board.value, next)) tellRouting();
    board.value = next;
    behind.follow();
    const row = watched.value;
    const known = next.conversations.find(({ conversation }) => conversation.id === row?.conversation.id);
    if (row !== undefined && known !== undefined) watched.value = seenOnBoard(row, known.conversation);
  }

  const handlers: Handlers = {
    Board: show,
    Message: (message) => (watched.value = heard(watched.value, message)),
    ContactChanged: (changed) => (watched.value = reachedAt(watched.value, changed)),
    Typing: () => undefined,
    Receipt: () => undefined,
    Heads: () => undefined,
    Drain: ({ delayMs }) => hubLink.drain(delayMs),
    Resync: () => void hubLink.insist(async () => open !== undefined && (await begin(open))),
    Superseded: ({ reason }) => hubLink.end(reason),
  };

  async function begin(opened: SupervisorLink): Promise<void> {
    const askedAt = Date.now();
    const snapshot = await opened.call('Open');
    clock.learn(snapshot.serverTime, askedAt);
    hold.value = snapshot.me.hold;
    show(snapshot.board);
    const id = watched.value?.conversation.id;
    if (id !== undefined) watched.value = watchedRow(await opened.call('Watch', id));
  }

  const hubLink = new Connection<SupervisorLink>({
    connect: async () => {
      const opened = await openHub<SupervisorCalls, SupervisorEvents>(supervisorHub.path, await session.authorized(newTicket), handlers);
      try {
        await begin(opened);
      } catch (error) {
        opened.close();
        throw error;
      }
      return opened;
    },
    changed: (state: ConnectionState, opened) => {
      open = opened;
      link.value = linkAfter(link.value, state, Date.now());
      if (link.value.kind === 'expired' && board.value !== undefined) session.expire(link.value.code);
      else if (link.value.kind === 'expired' || link.value.kind === 'refused') session.end(link.value.code);
    },
  });

  // The colours of tags. What could not be read just now is read with the next connection.
  follow(
    () => link.value.kind === 'up',
    async (up) => {
      if (up)
        shopTags.value = (await session.call<{ tags: ShopTag[] }>('GET', 'desk/settings').catch(() => ({ tags: shopTags.value }))).tags;
    },
  );

  // Boards come about every second. Silence means that the server has none to give, or that the connection is dead and nobody said so.
  follow(
    () => freshness.value?.stale === true && link.value.kind === 'up',
    (silent) => {
      if (silent && open !== undefined) begin(open).catch((error: unknown) => error instanceof Refusal || hubLink.abandon());
    },
  );

  async function watch(id: string): Promise<void> {
    if (watched.value?.conversation.id === id) return;
    watched.value = watchedRow(await (await hub()).call('Watch', id));
  }

  function leave(): void {
    watched.value = undefined;
    void open?.call('Unwatch').catch(() => undefined);
  }

  async function older(): Promise<void> {
    const row = watched.value;
    if (row === undefined) return;
    const { id } = row.conversation;
    const page = await (await hub()).call('History', id, firstSeq(row.timeline));
    watched.value = withOlder(watched.value, id, page.messages);
  }

  const forceState = async (id: string, state: WantedState, reason: string): Promise<void> =>
    void (await (await hub()).call('ForceState', id, { state, reason, force: true }));

  const retryNow = (): void => hubLink.retryNow();

  function start(): void {
    unwatch ??= watchNetwork({
      back: () => {
        cut.value = false;
        retryNow();
      },
      lost: () => {
        cut.value = true;
        hubLink.abandon();
      },
    });
    hubLink.start();
  }

  function stop(): void {
    unwatch?.();
    unwatch = undefined;
    cut.value = false;
    hubLink.stop();
    board.value = undefined;
    behind.forget();
    watched.value = undefined;
    agent.value = undefined;
    page.value = 'board';
  }

  return {
    board,
    link,
    hold,
    watched,
    agent,
    tag,
    page,
    agents,
    sections,
    open: behind.rows,
    missing: behind.missing,
    showMore: behind.more,
    freshness,
    nameOfAgent,
    nameOfGroup,
    tiersFor,
    tiersOfLongest,
    colorOf,
    sayAlarm,
    start,
    stop,
    retryNow,
    watch,
    leave,
    older,
    forceState,
    whisper: async (id: string, text: string) => (await hub()).call('Whisper', id, { clientMsgId: uuidv7(clock.exact()), text }),
    takeOver: async (id: string) => (await hub()).call('TakeOver', id),
    assign: async (id: string, to: TransferRequest) => (await hub()).call('Assign', id, to),
    reorder: async (id: string, request: ReorderRequest) => (await hub()).call('Reorder', id, request),
    close: async (id: string) => (await hub()).call('Close', id),
    acknowledgeAlarm: async (id: string) => (await hub()).call('AcknowledgeAlarm', id),
    muteAlarms: async (request: MuteRequest) => (await hub()).call('MuteAlarms', request),
    alarmHistory: async (before: string | null) => (await hub()).call('AlarmHistory', before),
    audit: async (request: AuditRequest) => (await hub()).call('Audit', request),
    notify: async (text: string) => (await hub()).call('Notify', text),
    kiosks: async () => (await hub()).call('Kiosks'),
    makeKiosk: async (name: string) => (await hub()).call('MakeKiosk', name),
    revokeKiosk: async (id: string) => (await hub()).call('RevokeKiosk', id),
  };
});
