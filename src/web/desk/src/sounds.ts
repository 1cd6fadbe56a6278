import type { Sound } from './model/alerts';

type Tone = readonly [hertz: number, atMs: number, forMs: number];

/** Made here, so that no file has to arrive before a buyer is heard. */
const tones: Record<Sound, readonly Tone[]> = {
  ding: [[880, 0, 220]],
  tick: [[1320, 0, 40]],
  double: [
    [880, 0, 140],
    [1175, 180, 200],
  ],
  handed: [
    [523, 0, 120],
    [659, 130, 120],
    [784, 260, 200],
  ],
  low: [[220, 0, 450]],
};

let context: AudioContext | undefined;

/** Browsers let a page be heard only after somebody touched it. */
export const canBeHeard = (): boolean => context?.state === 'running';

/** To be called from a click or a key press. */
export async function unlockSound(): Promise<void> {
  context ??= new AudioContext();
  if (context.state !== 'running') await context.resume().catch(() => undefined);
}

export function play(sound: Sound): void {
  if (context?.state !== 'running') return;
  for (const [hertz, atMs, forMs] of tones[sound]) tone(context, hertz, context.currentTime + atMs / 1000, forMs / 1000);
}

function tone(audio: AudioContext, hertz: number, start: number, seconds: number): void {
  const oscillator = audio.createOscillator();
  const volume = audio.createGain();
  oscillator.frequency.value = hertz;
  volume.gain.setValueAtTime(0.2, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
  oscillator.connect(volume).connect(audio.destination);
  oscillator.start(start);
  oscillator.stop(start + seconds);
}
