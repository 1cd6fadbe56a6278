let audio: AudioContext | undefined;

/** A short ding, made here so that nothing has to be fetched. Silent where the browser has not yet allowed sound. */
export function ding(): void {
  try {
    audio ??= new AudioContext();
    if (audio.state !== 'running') void audio.resume();
    const tone = audio.createOscillator();
    const loudness = audio.createGain();
    const from = audio.currentTime;
    tone.frequency.setValueAtTime(880, from);
    tone.frequency.setValueAtTime(1175, from + 0.09);
    loudness.gain.setValueAtTime(0.12, from);
    loudness.gain.exponentialRampToValueAtTime(0.001, from + 0.4);
    tone.connect(loudness).connect(audio.destination);
    tone.start(from);
    tone.stop(from + 0.4);
  } catch {
    return;
  }
}
