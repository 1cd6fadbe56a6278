import type { Prepared } from './imagePrepare';

/** More pictures at a time are mistakes. */
export const mostStaged = 9;

export type StagedState = { kind: 'preparing' } | Prepared;

/** A picture that was picked and not sent yet. */
export interface Staged {
  readonly id: number;
  readonly name: string;
  readonly state: StagedState;
}

/** Pictures beside the text that is being written: picked, pasted or dropped, made smaller, sent with it or removed. */
export class StagedImages {
  private ids = 0;

  constructor(
    private readonly prepare: (file: Blob) => Promise<Prepared>,
    private readonly changed: (images: readonly Staged[]) => void,
    private images: readonly Staged[] = [],
  ) {}

  /** Takes the pictures among the files; false when there is none. */
  add(files: Iterable<File>): boolean {
    const pictures = [...files].filter((file) => file.type.startsWith('image/'));
    this.pick(pictures);
    return pictures.length > 0;
  }

  /** Takes every file, so that one that is no picture is refused with a reason, and so is what does not fit at a time. */
  pick(files: Iterable<File>): void {
    for (const file of files) {
      if (this.images.length > mostStaged) return;
      void this.stage(file);
    }
  }

  remove(id: number): void {
    this.set(this.images.filter((image) => image.id !== id));
  }

  /** None of them is to be sent. */
  clear(): void {
    this.set([]);
  }

  /** Those that are ready, in order; they leave. What was refused leaves too, what is being prepared stays. */
  take(): Blob[] {
    const ready = this.images.flatMap(({ state }) => (state.kind === 'ready' ? [state.image] : []));
    this.set(this.images.filter(({ state }) => state.kind === 'preparing'));
    return ready;
  }

  private async stage(file: File): Promise<void> {
    const staged: Staged = { id: ++this.ids, name: file.name, state: { kind: 'preparing' } };
    this.set([...this.images, staged]);
    const state: Prepared =
      this.images.length > mostStaged
        ? { kind: 'refused', code: 'imageTooMany' }
        : await this.prepare(file).catch((): Prepared => ({ kind: 'refused', code: 'imageBroken' }));
    this.set(this.images.map((image) => (image.id === staged.id ? { ...image, state } : image)));
  }

  private set(images: readonly Staged[]): void {
    this.images = images;
    this.changed(images);
  }
}

export const anyReady = (images: readonly Staged[]): boolean => images.some(({ state }) => state.kind === 'ready');

export const anyPreparing = (images: readonly Staged[]): boolean => images.some(({ state }) => state.kind === 'preparing');
