import type { WaitingView } from '@chatrouter/shared/contract';
import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import { complain } from '../complain';
import { useDesk } from './desk';
import { perSlot } from './perSlot';
import type { Slot } from './shops';

export type WaitingBucketName = 'queued' | 'offlinePool';

const most = 50;
const shownEveryMs = 3_000;
const countedEveryMs = 15_000;
const soonMs = 200;

const waitingAt = (slot: Slot) =>
  defineStore(`waiting:${slot}`, () => {
    const desk = useDesk(slot);
    const view = ref<WaitingView>();
    const taking = ref<string>();
    let shown = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function ask(): Promise<void> {
      clearTimeout(timer);
      // Nobody looks, or nobody answers: the next time may be better.
      if (!document.hidden) view.value = await desk.waiting(shown ? most : 0).catch(() => view.value);
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

    // Who came to this desk perhaps waited until now, and would be seen twice.
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
      view.value = undefined;
    }

    return { view, taking, countOf, countText, show, take, stop };
  });

/** Who waits in a slot's queue and message pool: asked every few seconds while the lists are shown, rarely for their counts. */
export const useWaiting = perSlot(waitingAt);
