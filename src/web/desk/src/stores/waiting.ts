import type { WaitingBucket, WaitingView } from '@chatrouter/shared/contract';
import { defineStore } from 'pinia';
import { computed, ref, watch } from 'vue';
import { complain } from '../complain';
import { isHere } from '../model/desk';
import { useDesk } from './desk';
import { perSlot } from './perSlot';
import type { Slot } from './shops';

export type WaitingBucketName = 'queued' | 'offlinePool';

const most = 50;
const shownEveryMs = 3_000;
const countedEveryMs = 15_000;
// The server reads them every 2 s at the most.
const soonMs = 2_200;

const waitingAt = (slot: Slot) =>
  defineStore(`waiting:${slot}`, () => {
    const desk = useDesk(slot);
    const told = ref<WaitingView>();
    // Who came to this desk since would be seen twice.
    const without = (bucket: WaitingBucket): WaitingBucket => {
      const conversations = bucket.conversations.filter(({ id }) => !isHere(desk.desk, id));
      return { ...bucket, conversations, total: bucket.total - bucket.conversations.length + conversations.length };
    };
    const view = computed<WaitingView | undefined>(
      () => told.value && { ...told.value, queued: without(told.value.queued), offlinePool: without(told.value.offlinePool) },
    );
    const taking = ref<string>();
    let shown = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function ask(): Promise<void> {
      clearTimeout(timer);
      // Nobody looks, or nobody answers: the next time may be better.
      if (!document.hidden) told.value = await desk.waiting(shown ? most : 0).catch(() => told.value);
      timer = setTimeout(() => void ask(), shown ? shownEveryMs : countedEveryMs);
    }

    function show(on: boolean): void {
      shown = on;
      void ask();
    }

    /** Takes the buyer and opens the conversation; says so when somebody else was faster. */
    async function take(id: string): Promise<void> {
      taking.value = id;
      try {
        await desk.take(id);
      } catch (error) {
        complain(error);
      } finally {
        taking.value = undefined;
        void ask();
      }
    }

    const countOf = (bucket: WaitingBucketName): number => view.value?.[bucket].total ?? desk.desk.counts[bucket];
    /** As it is written: there may be more than were counted. */
    const countText = (bucket: WaitingBucketName): string => `${countOf(bucket)}${view.value?.[bucket].more ? '+' : ''}`;

    // Who came to this desk perhaps waited until now.
    watch(
      () => Object.keys(desk.desk.rows).length,
      () => {
        if (countOf('queued') + countOf('offlinePool') === 0 || view.value === undefined) return;
        clearTimeout(timer);
        timer = setTimeout(() => void ask(), soonMs);
      },
    );

    function stop(): void {
      clearTimeout(timer);
      told.value = undefined;
    }

    return { view, taking, countOf, countText, show, take, stop };
  });

/** Who waits in a slot's queue and message pool: asked every few seconds while the lists are shown, rarely for their counts. */
export const useWaiting = perSlot(waitingAt);
