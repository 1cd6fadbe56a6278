import { Connection, type ConnectionState } from '@chatrouter/shared/connection';
import type { TransferRequest, WantedState } from '@chatrouter/shared/contract';
import { Outbox } from '@chatrouter/shared/outbox';
import { IndexedDbOutboxStore } from '@chatrouter/shared/outboxStore';
import { Refusal } from '@chatrouter/shared/refusal';
import { Repair } from '@chatrouter/shared/repair';
import { emptyTimeline, firstSeq, prepend, raiseHead } from '@chatrouter/shared/timeline';
import { TypingSeen } from '@chatrouter/shared/typing';
import { uuidv7 } from '@chatrouter/shared/uuidv7';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { bucketsOf } from '../model/buckets';
import * as desks from '../model/desk';
import { absorb, sendWent, type Body, type Row } from '../model/row';
import { useClock } from './clock';
import { useSession, type AgentHandlers, type AgentLink } from './session';

/** The agent's conversations and everything that changes them. */
export const useDesk = defineStore('desk', () => {
  const session = useSession();
  const clock = useClock();
  const desk = shallowRef(desks.emptyDesk);
  const connection = ref<ConnectionState>({ kind: 'idle' });
  const selected = ref<string>();
  const loaded = ref(false);
  const unsent = ref(0);
  /** Refused sends of conversations that are no longer here: nobody would see them fail. */
  const orphans = ref<{ clientMsgId: string; text: string; code: string }[]>([]);
  const repairs = new Map<string, Repair>();
  const typings = new Map<string, TypingSeen>();
  const readSent = new Map<string, number>();
  let open: AgentLink | undefined;
  let outbox: Outbox<Body> | undefined;
  let pings: Worker | undefined;

  const buckets = computed(() => bucketsOf(Object.values(desk.value.rows)));
  const current = computed(() => (selected.value === undefined ? undefined : desk.value.rows[selected.value]));

  const hub = (): AgentLink => {
    if (open === undefined) throw new Refusal('offline', 'Not connected.');
    return open;
  };
  const quietly = (asked: Promise<unknown> | undefined): void => void asked?.catch(() => undefined);

  function set(next: desks.Desk): void {
    desk.value = next;
    readSelected();
    if (open === undefined) return;
    for (const id of Object.keys(next.rows)) void repairOf(id).run();
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
    Message: (message) => change(message.conversationId, (row) => absorb(row, message)),
    Assigned: (opened) => set(desks.assigned(desk.value, opened)),
    Unassigned: ({ conversationId, reason }) => set(desks.tidied(desks.unassigned(desk.value, conversationId, reason), selected.value)),
    ConversationChanged: (conversation) => set(desks.tidied(desks.conversationChanged(desk.value, conversation), selected.value)),
    AgentChanged: (changed) => set(desks.agentChanged(desk.value, changed)),
    Typing: ({ conversationId, from, on }) => from === 'buyer' && typingOf(conversationId).set(on),
    Receipt: (receipt) => set(desks.receiptCame(desk.value, receipt)),
    Heads: (heads) => {
      // A conversation that is not here: its assignment got lost on the way.
      if (Object.keys(heads).some((id) => desk.value.rows[id] === undefined)) handlers.Resync();
      for (const [id, lastSeq] of Object.entries(heads)) change(id, (row) => ({ ...row, timeline: raiseHead(row.timeline, lastSeq) }));
    },
    Drain: ({ delayMs }) => link.drain(delayMs),
    Resync: () => open !== undefined && void resume(open).catch(() => link.abandon()),
    Superseded: ({ reason }) => {
      link.end(reason);
      session.end(reason);
    },
  };

  async function resume(opened: AgentLink): Promise<void> {
    const rows = Object.entries(desk.value.rows).filter(([, row]) => row.timeline.upTo > 0);
    const askedAt = Date.now();
    const snapshot = await opened.call('Resume', { have: Object.fromEntries(rows.map(([id, row]) => [id, row.timeline.upTo])) });
    clock.learn(snapshot.serverTime, askedAt);
    readSent.clear();
    set(desks.tidied(desks.resumed(desk.value, snapshot), selected.value));
    await startOutbox(snapshot.me.id);
    loaded.value = true;
  }

  // Unsent messages of an earlier page find their conversations only once these are here.
  async function startOutbox(agentId: string): Promise<void> {
    if (outbox !== undefined) return;
    const started = new Outbox<Body>({
      scope: `agent:${agentId}`,
      store: new IndexedDbOutboxStore<Body>('chatrouter-desk'),
      send: ({ lane, clientMsgId, body }) =>
        body.kind === 'note'
          ? hub().call('Note', lane, { clientMsgId, text: body.text })
          : hub().call('Send', lane, { clientMsgId, ...body }),
      notify: (event) => {
        const { clientMsgId, lane, body } = event.entry;
        change(lane, (row) => sendWent(row, event));
        unsent.value = started.waiting;
        orphans.value = orphans.value.filter((orphan) => orphan.clientMsgId !== clientMsgId);
        const code = event.kind === 'failed' ? event.code : event.entry.failedWith;
        if (event.kind !== 'dropped' && code !== undefined && desk.value.rows[lane] === undefined) {
          orphans.value = [...orphans.value, { clientMsgId, text: 'text' in body ? body.text : body.card.title, code }];
        }
      },
    });
    outbox = started;
    await started.load();
  }

  const link = new Connection<AgentLink>({
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
      open = opened;
      outbox?.setUp(state.kind === 'up');
      if (state.kind === 'up') set(desk.value);
      if (state.kind === 'ended') session.end(state.code);
    },
  });

  const retryNow = (): void => link.retryNow();

  function start(): void {
    pings ??= new Worker(new URL('../pingTimer.worker.ts', import.meta.url), { type: 'module' });
    pings.onmessage = () => open?.call('Ping').catch(() => link.abandon());
    window.addEventListener('online', retryNow);
    document.addEventListener('visibilitychange', readSelected);
    link.start();
  }

  function stop(): void {
    pings?.terminate();
    pings = undefined;
    window.removeEventListener('online', retryNow);
    document.removeEventListener('visibilitychange', readSelected);
    link.stop();
    outbox?.setUp(false);
    outbox = undefined;
    loaded.value = false;
    selected.value = undefined;
    desk.value = desks.emptyDesk;
  }

  function select(id: string | undefined): void {
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

  async function setState(state: WantedState, force = false): Promise<void> {
    const reply = await hub().call('SetState', { state, force });
    set({ ...desk.value, state: reply.state });
  }

  return {
    desk,
    connection,
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
    retry: (clientMsgId: string) => void outbox?.retry(clientMsgId),
    remove: (clientMsgId: string) => void outbox?.drop(clientMsgId),
    history: (id: string, beforeSeq: number) => hub().call('History', id, beforeSeq),
    typing: (id: string, on: boolean) => quietly(open?.call('Typing', id, on)),
    transfer: (id: string, to: TransferRequest) => hub().call('Transfer', id, to),
    close: (id: string) => hub().call('Close', id),
    noReplyNeeded: (id: string) => hub().call('NoReplyNeeded', id),
  };
});
