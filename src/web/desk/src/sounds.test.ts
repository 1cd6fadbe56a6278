import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Sound } from './model/alerts';

// What a browser is asked to play, as hertz.
const played: number[] = [];

class Audio {
  static starts: AudioContextState = 'suspended';
  state = Audio.starts;
  currentTime = 0;
  destination = {};
  resume = (): Promise<void> => Promise.resolve(void (this.state = 'running'));
  createGain = () => ({ gain: { setValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() }, connect: vi.fn() });
  createOscillator = () => {
    const frequency = { value: 0 };
    return { frequency, connect: (next: unknown) => next, start: () => played.push(frequency.value), stop: vi.fn() };
  };
}

async function sounds() {
  vi.resetModules();
  vi.stubGlobal('AudioContext', Audio);
  return import('./sounds');
}

describe('sounds', () => {
  afterEach(() => {
    played.length = 0;
    vi.unstubAllGlobals();
  });

  it('are silent until somebody touched the page', async () => {
    const { play, canBeHeard, unlockSound } = await sounds();
    play('ding');
    expect([played, canBeHeard()]).toEqual([[], false]);

    await unlockSound();
    play('ding');
    expect([played.length, canBeHeard()]).toEqual([1, true]);
  });

  it('are told apart', async () => {
    const { play, unlockSound } = await sounds();
    await unlockSound();
    const heard = (['ding', 'tick', 'double', 'handed', 'low'] satisfies Sound[]).map((sound) => {
      played.length = 0;
      play(sound);
      return played.join();
    });

    expect(new Set(heard).size).toBe(heard.length);
  });
});
