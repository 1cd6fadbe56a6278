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
  private images: readonly Staged[] = [];
  private ids = 0;

  constructor(
    private readonly prepare: (file: Blob) => Promise<Prepared>,
    private readonly changed: (images: readonly Staged[]) => void,
  ) {}

  /** Takes the pictures among the files; false when there is none, or too many for one time. */
  add(files: Iterable<File>): boolean {
    const pictures = [...files].filter((file) => file.type.startsWith('image/'));
    const free = mostStaged - this.images.length;
    for (const file of pictures.slice(0, free)) void this.stage(file);
    return pictures.length > 0 && pictures.length <= free;
  }

  /** Takes every file, so that one that is no picture is refused with a reason. */
  pick(files: Iterable<File>): boolean {
    const all = [...files];
    const free = mostStaged - this.images.length;
    for (const file of all.slice(0, free)) void this.stage(file);
    return all.length <= free;
  }

  remove(id: number): void {
    this.set(this.images.filter((image) => image.id !== id));
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
    const state = await this.prepare(file).catch((): Prepared => ({ kind: 'refused', code: 'imageBroken' }));
    this.set(this.images.map((image) => (image.id === staged.id ? { ...image, state } : image)));
  }

  private set(images: readonly Staged[]): void {
    this.images = images;
    this.changed(images);
  }
}

export const anyReady = (images: readonly Staged[]): boolean => images.some(({ state }) => state.kind === 'ready');

export const anyPreparing = (images: readonly Staged[]): boolean => images.some(({ state }) => state.kind === 'preparing');
