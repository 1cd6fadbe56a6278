import { shallowRef, type Ref } from 'vue';

export type Screenshot<Picture> =
  | { kind: 'idle' }
  /** The browser asks what to show. */
  | { kind: 'asking' }
  | { kind: 'choosing'; picture: Picture }
  /** The agent or his browser did not allow it, or the browser cannot. */
  | { kind: 'failed'; why: 'refused' | 'unable' };

const isRefusal = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotAllowedError';

/** A screenshot from being asked for until its part is chosen. `load` brings what is chosen with, while the browser asks. */
export function useScreenshot<Picture>(
  take: () => Promise<Picture>,
  load: () => Promise<unknown>,
): { state: Readonly<Ref<Screenshot<Picture>>>; begin: () => Promise<void>; end: () => void } {
  const state = shallowRef<Screenshot<Picture>>({ kind: 'idle' });

  async function begin(): Promise<void> {
    if (state.value.kind === 'asking') return;
    state.value = { kind: 'asking' };
    try {
      const [picture] = await Promise.all([take(), load()]);
      state.value = { kind: 'choosing', picture };
    } catch (error) {
      state.value = { kind: 'failed', why: isRefusal(error) ? 'refused' : 'unable' };
    }
  }

  const end = (): void => void (state.value = { kind: 'idle' });

  return { state, begin, end };
}
