import { uuidv7 } from '@chatrouter/shared/uuidv7';
import { defineStore } from 'pinia';
import { shallowReactive } from 'vue';
import { useClock } from './clock';
import { useDesk } from './desk';
import { perSlot } from './perSlot';
import type { Slot } from './shops';

const recallsAt = (slot: Slot) =>
  defineStore(`recalls:${slot}`, () => {
    const desk = useDesk(slot);
    const clock = useClock();
    const texts = shallowReactive(new Map<string, string>());
    const keyOf = (id: string, seq: number): string => `${id}/${seq}`;

    /** Its words are kept here before they are taken from everybody's screen. */
    async function recall(id: string, seq: number, text: string | undefined): Promise<void> {
      if (text !== undefined) texts.set(keyOf(id, seq), text);
      await desk.recall(id, { clientMsgId: uuidv7(clock.exact()), seq });
    }

    const textOf = (id: string, seq: number): string | undefined => texts.get(keyOf(id, seq));

    return { recall, textOf };
  });

/** What this page took back, to be written anew. */
export const useRecalls = perSlot(recallsAt);
