import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import { Collapser } from '../model/alerts';
import { answeredSince, isToday, type OwnDay } from '../model/ownDay';
import { useClock } from './clock';
import { useDesk } from './desk';
import { perSlot } from './perSlot';
import { useSession } from './session';
import type { Slot } from './shops';

const askedEveryMs = 60_000;

const ownDayAt = (slot: Slot) =>
  defineStore(`ownDay:${slot}`, () => {
    const [session, desk, clock] = [useSession(slot), useDesk(slot), useClock()];
    const read = shallowRef<OwnDay>();
    const asking = new Collapser<undefined>(askedEveryMs, () => void ask());

    async function ask(): Promise<void> {
      if (!desk.loaded) return;
      // The figures of a minute ago are better than none.
      read.value = await session.call<OwnDay>('GET', 'desk/day').catch(() => read.value);
    }

    watch(
      () => desk.loaded,
      (loaded) => (loaded ? asking.add(undefined) : (read.value = undefined)),
      { immediate: true },
    );
    // What a desk finds answered when it opens is counted in what it asks for then, not a reason to ask before.
    watch(
      () => desk.buckets.replied.map(({ conversation }) => conversation.id),
      (after, before) => desk.loaded && answeredSince(before, after) && asking.add(undefined),
    );

    return { day: computed(() => (read.value !== undefined && isToday(read.value, clock.now) ? read.value : undefined)) };
  });

/** What an agent did today in a slot's shop: asked for when its desk opens, and at most once a minute when he answered since. */
export const useOwnDay = perSlot(ownDayAt);
