import { Connection, type ConnectionState } from '@chatrouter/shared/connection';
import type { RecallRequest, TransferRequest, WantedState } from '@chatrouter/shared/contract';
import { Outbox } from '@chatrouter/shared/outbox';
import { IndexedDbOutboxStore } from '@chatrouter/shared/outboxStore';
import { Refusal } from '@chatrouter/shared/refusal';
import { Repair } from '@chatrouter/shared/repair';
import { emptyTimeline, firstSeq, hasHole, prepend, raiseHead } from '@chatrouter/shared/timeline';
import { TypingSeen } from '@chatrouter/shared/typing';
import { uuidv7 } from '@chatrouter/shared/uuidv7';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { DeskEvent } from '../model/alerts';
import { bucketsOf } from '../model/buckets';
import { caughtUp, missed, type CaughtUp } from '../model/caughtUp';
import * as desks from '../model/desk';
import { failedAfter, orphansOf, type Failed } from '../model/failed';
import { linkAfter, starting, type Link } from '../model/link';
import { absorb, sendWent, type Body, type Row } from '../model/row';
import { complain } from '../complain';
import { watchPinging } from '../network';
import { tellRating } from '../tellRating';
import { tellForced, tellNotice, tellRouting } from '../tellSupervisor';
import { useClock } from './clock';
import { deliver } from './deliver';
import { loaded as draftsLoaded } from './drafts';
import { useImages } from './images';
import { perSlot } from './perSlot';
import { useSession, type AgentHandlers, type AgentLink } from './session';
import type { Slot } from './shops';
import { Stayed } from './stayed';
import { Wanted } from './wanted';

/** The agent's conversations in one shop and everything that changes them. */
const deskAt = (slot: Slot) =>
  defineStore(`desk:${slot}`, () => {
    const session = useSession(slot);
    const clock = useClock();
    const images = useImages(slot);
    const desk = shallowRef(desks.emptyDesk);
    const connection = ref<ConnectionState>({ kind: 'idle' });
    const link = ref<Link>(starting);
    /** What happened while the connection was away, until the agent has seen it. */
    const restored = shallowRef<CaughtUp>();
    const selected = ref<string>();
    const loaded = ref(false);
    /** The search within the conversation is open. */
    const finding = ref(false);
    const unsent = ref(0);
    const failed = shallowRef<Failed>(new Map());
    const repairs = new Map<string, Repair>();
    const typings = new Map<string, TypingSeen>();
    const readSent = new Map<string, number>();
    let open: AgentLink | undefined;
    let outbox: Outbox<Body> | undefined;
    const stayedIds = new Stayed(slot);
    const wanted = new Wanted((state) => set({ ...desk.value, state }));
    let unwatch: (() => void) | undefined;
    // The page was opened or the agent asked for it: whoever reconnects by himself takes over nothing.
    let takesOver = true;
    const listeners = new Set<(event: DeskEvent) => void>();

    const buckets = computed(() => bucketsOf(Object.values(desk.value.rows)));
    const orphans = computed(() => orphansOf(failed.value, desk.value.rows));
    const current = computed(() => (selected.value === undefined ? undefined : desk.value.rows[selected.value]));

    const hub = (): AgentLink => {
      if (open === undefined) throw new Refusal('offline', 'Not connected.');
      return open;
    };
    const tell = (event: DeskEvent): void => listeners.forEach((hear) => hear(event));
    const quietly = (asked: Promise<unknown> | undefined): void => void asked?.catch(() => undefined);

    function set(next: desks.Desk): void {
      desk.value = next;
      readSelected();
      if (open === undefined) return;
      for (const [id, row] of Object.entries(next.rows)) if (hasHole(row.timeline)) void repairOf(id).run();
    }

    const change = (id: string, with_: (row: Row) => Row): void => set(desks.withRow(desk.value, id, (row) => row && with_(row)));

    function repairOf(id: string): Repair {
      const known = repairs.get(id);
      if (known !== undefined) return known;
      const made = new Repair({
        read: () => desk.value.rows[id]?.timeline ?? emptyTimeline,
        write: (timeline) => change(id, (row) => timeline.messages.slice(-200).reduce(absorb, { ...row, timeline })),
        sync: (afterSeq) => hub().call('Sync', id, afterSeq),
      });
      repairs.set(id, made);
      return made;
    }

    function readSelected(): void {
      const row = current.value;
      if (row === undefined || row.moved !== undefined || document.hidden) return;
      const { id } = row.conversation;
      const { upTo } = row.timeline;
      if (upTo > row.readUpTo) desk.value = desks.withRow(desk.value, id, (r) => r && { ...r, readUpTo: upTo });
      if (open === undefined || upTo <= (readSent.get(id) ?? row.conversation.receipts.agentRead)) return;
      readSent.set(id, upTo);
      quietly(open.call('Read', id, upTo));
    }

    function typingOf(id: string): TypingSeen {
      const known = typings.get(id) ?? new TypingSeen((on) => change(id, (row) => ({ ...row, typing: on })));
      typings.set(id, known);
      return known;
    }

    const handlers: AgentHandlers = {
      Message: (message) => {
        change(message.conversationId, (row) => absorb(row, message));
        if (message.from === 'buyer' && desk.value.rows[message.conversationId] !== undefined)
          tell({ kind: 'message', id: message.conversationId });
      },
      Assigned: (opened) => {
        const known = desk.value.rows[opened.conversation.id];
        set(desks.assigned(desk.value, opened));
        if (known === undefined || known.moved !== undefined)
          tell({ kind: 'assigned', id: opened.conversation.id, handed: opened.handedBy !== undefined });
      },
      Unassigned: ({ conversationId, reason }) => {
        if (reason === 'closed') images.forget([conversationId]);
        if (reason === 'stayOver') stayOver(conversationId);
        else set(desks.tidied(desks.unassigned(desk.value, conversationId, reason), selected.value));
      },
      ConversationChanged: (conversation) => set(desks.tidied(desks.conversationChanged(desk.value, conversation), selected.value)),
      BuyerTagged: (changed) => set(desks.tagged(desk.value, changed)),
      AgentChanged: (changed) => set(desks.agentChanged(desk.value, changed)),
      Typing: ({ conversationId, from, on }) => from === 'buyer' && typingOf(conversationId).set(on),
      Receipt: (receipt) => set(desks.receiptCame(desk.value, receipt)),
      Heads: (heads) => {
        // A conversation that is not here, or not any more: its assignment got lost on the way.
        if (Object.keys(heads).some((id) => !desks.isHere(desk.value, id))) handlers.Resync();
        for (const [id, lastSeq] of Object.entries(heads)) change(id, (row) => ({ ...row, timeline: raiseHead(row.timeline, lastSeq) }));
      },
      Drain: ({ delayMs }) => hubLink.drain(delayMs),
      Resync: () => void hubLink.insist(async () => open !== undefined && (await resume(open))),
      Rated: ({ rating, buyerName }) => {
        if (desk.value.rows[rating.conversationId] === undefined) tellRating(rating, buyerName);
        else set(desks.rated(desk.value, rating));
      },
      Notice: tellNotice,
      RoutingPublished: () => tellRouting(handlers.Resync),
      StateForced: (forced) => {
        set({ ...desk.value, state: forced.state });
        tellForced(forced);
      },
      Superseded: ({ reason }) => hubLink.end(reason),
    };

    async function resume(opened: AgentLink): Promise<void> {
      const rows = Object.entries(desk.value.rows).filter(([, row]) => row.timeline.upTo > 0);
      const askedAt = Date.now();
      const have = Object.fromEntries(rows.map(([id, row]) => [id, row.timeline.upTo]));
      const snapshot = await opened.call('Resume', { have, takeOver: takesOver });
      takesOver = false;
      clock.learn(snapshot.serverTime, askedAt);
      readSent.clear();
      images.forget(snapshot.ended ?? []);
      restored.value = caughtUp(desk.value, snapshot) ?? restored.value;
      const unheard = missed(desk.value, snapshot);
      set(desks.tidied(desks.resumed(desk.value, snapshot), selected.value));
      unheard.forEach(tell);
      await draftsLoaded;
      await startOutbox(`${snapshot.me.shopId}:${snapshot.me.id}`);
      loaded.value = true;
      stayOn(opened);
      void wanted.tell(opened).catch(complain);
    }

    // Unsent messages of an earlier page find their conversations only once these are here.
    async function startOutbox(agent: string): Promise<void> {
      if (outbox !== undefined) return;
      const unsentStore = new IndexedDbOutboxStore<Body>('chatrouter-desk');
      const pictures = images.start(unsentStore);
      await images.restore(agent, (id) => desks.isHere(desk.value, id));
      const started = new Outbox<Body>({
        scope: `agent:${agent}`,
        store: unsentStore,
        send: (entry) => deliver(entry, pictures, hub, images.holdsUntoldCode),
        notify: (event) => {
          change(event.entry.lane, (row) => sendWent(row, event));
          unsent.value = started.waiting;
          failed.value = failedAfter(failed.value, event);
        },
      });
      outbox = started;
      await started.load();
    }

    const hubLink = new Connection<AgentLink>({
      connect: async () => {
        const opened = await session.open(handlers);
        try {
          await resume(opened);
        } catch (error) {
          opened.close();
          throw error;
        }
        return opened;
      },
      changed: (state, opened) => {
        connection.value = state;
        link.value = linkAfter(link.value, state, Date.now());
        open = opened;
        outbox?.setUp(state.kind === 'up');
        if (state.kind === 'up') set(desk.value);
        ended(link.value);
      },
    });

    // Before there is anything to look at, whoever has to sign in again does so on the page for it.
    function ended(now: Link): void {
      if (now.kind === 'elsewhere') tell({ kind: 'elsewhere' });
      else if (now.kind === 'expired' && loaded.value) session.expire(now.code);
      else if (now.kind === 'expired' || now.kind === 'refused') session.end(now.code);
    }

    const retryNow = (): void => hubLink.retryNow();
    const lost = (): void => hubLink.abandon();

    /** The agent sits down here: his other desks leave. */
    function takeOver(): void {
      takesOver = true;
      hubLink.start();
    }

    function start(): void {
      unwatch ??= watchPinging(clock.everySecond, { ping: () => open?.call('Ping').catch(lost), back: retryNow, lost });
      document.addEventListener('visibilitychange', readSelected);
      hubLink.start();
    }

    function stop(): void {
      unwatch?.();
      unwatch = undefined;
      document.removeEventListener('visibilitychange', readSelected);
      hubLink.stop();
      outbox?.setUp(false);
      outbox = undefined;
      wanted.forget();
      takesOver = true;
      restored.value = undefined;
      [loaded.value, selected.value, desk.value, failed.value] = [false, undefined, desks.emptyDesk, new Map()];
    }

    /** Reads on with a conversation that he has just given away. */
    async function stay(id: string, link?: AgentLink): Promise<void> {
      set(desks.stayed(desk.value, await (link ?? hub()).call('Stay', id)));
      if (desk.value.rows[id]?.stay !== undefined) stayedIds.add(id);
    }

    function stayOver(id: string): void {
      stayedIds.remove(id);
      set(desks.tidied(desks.stayOver(desk.value, id), selected.value));
    }

    const stayOn = (link: AgentLink): void =>
      void stayedIds.resume(
        (id) => stay(id, link),
        () => open === link,
        stayOver,
      );

    function select(id: string | undefined): void {
      if (selected.value !== id) finding.value = false;
      selected.value = id;
      set(desks.tidied(desk.value, id));
    }

    function send(id: string, body: Body): void {
      const now = clock.exact();
      void outbox?.add(id, uuidv7(now), body, new Date(now).toISOString());
    }

    async function older(id: string): Promise<void> {
      const row = desk.value.rows[id];
      if (row === undefined) return;
      const page = await hub().call('History', id, firstSeq(row.timeline));
      change(id, (r) => ({ ...r, timeline: prepend(r.timeline, page.messages) }));
    }

    async function setState(state: WantedState, force = false, reason?: string): Promise<void> {
      await wanted.set({ state, force, ...(reason === undefined ? {} : { reason }) }, open);
    }

    /** How long the server takes to answer, in ms. */
    async function latency(): Promise<number> {
      const askedAt = performance.now();
      await hub().call('Ping');
      return Math.round(performance.now() - askedAt);
    }

    /** Hears what an agent may have to hear of, until the returned function is called. */
    function listen(hear: (event: DeskEvent) => void): () => void {
      listeners.add(hear);
      return () => listeners.delete(hear);
    }

    return {
      desk,
      tagged: handlers.BuyerTagged,
      connection,
      link,
      restored,
      finding,
      selected,
      loaded,
      unsent,
      orphans,
      buckets,
      current,
      start,
      stop,
      select,
      send,
      older,
      setState,
      retryNow,
      takeOver,
      latency,
      listen,
      retry: (clientMsgId: string) => void outbox?.retry(clientMsgId),
      remove: (clientMsgId: string) => void outbox?.drop(clientMsgId),
      // Async, so that a desk that is not connected answers with a refusal instead of throwing.
      waiting: async (limit: number) => hub().call('Waiting', limit),
      take: async (id: string) => {
        await hub().call('Take', id);
        select(id);
      },
      contextOf: async (id: string) => hub().call('ContextOf', id),
      history: async (id: string, beforeSeq: number) => hub().call('History', id, beforeSeq),
      typing: (id: string, on: boolean) => quietly(open?.call('Typing', id, on)),
      recall: async (id: string, request: RecallRequest) => hub().call('Recall', id, request),
      transfer: (id: string, to: TransferRequest) => hub().call('Transfer', id, to),
      stay: (id: string) => stay(id),
      leave: (id: string) => {
        quietly(open?.call('Leave', id));
        stayOver(id);
      },
      close: (id: string) => hub().call('Close', id),
      noReplyNeeded: (id: string) => hub().call('NoReplyNeeded', id),
    };
  });

/** The desk of a slot, by default of the shop that is looked at. */
export const useDesk = perSlot(deskAt);
