import { bringsFiles, carriesFiles, markOwnDrags, refuseDrag } from '@chatrouter/shared/drags';
import { ref } from 'vue';

const refuse = (event: DragEvent): void => {
  if (carriesFiles(event) && !event.defaultPrevented) refuseDrag(event);
};

/** A file that no place of the page takes does nothing, and nowhere does a picture of the page itself. */
export function refuseOtherFiles(): void {
  markOwnDrags();
  window.addEventListener('dragover', refuse);
  window.addEventListener('drop', refuse);
}

/** A place that files can be dropped at, while `taker` has somebody who takes them; `over` while some are held above it. */
export function useFileDrop(taker: () => ((files: Iterable<File>) => void) | undefined) {
  const over = ref(false);

  function dragover(event: DragEvent): void {
    over.value = bringsFiles(event) && taker() !== undefined;
    if (!over.value) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
  }

  // Also told at every step from one part of the place to another.
  function dragleave({ currentTarget, relatedTarget }: DragEvent): void {
    if (!(currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) over.value = false;
  }

  function drop(event: DragEvent): void {
    over.value = false;
    const take = taker();
    if (!bringsFiles(event) || take === undefined) return;
    event.preventDefault();
    take(event.dataTransfer?.files ?? []);
  }

  return { over, listeners: { dragover, dragleave, drop } };
}
