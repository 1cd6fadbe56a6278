import { ref } from 'vue';

const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

function refuse(event: DragEvent): void {
  if (!carriesFiles(event) || event.defaultPrevented) return;
  event.preventDefault();
  if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
}

/** A file that no place of the page takes does nothing: the browser would open it instead of the page. */
export function refuseOtherFiles(): void {
  window.addEventListener('dragover', refuse);
  window.addEventListener('drop', refuse);
}

/** A place that files can be dropped at, while `taker` has somebody who takes them; `over` while some are held above it. */
export function useFileDrop(taker: () => ((files: Iterable<File>) => void) | undefined) {
  const over = ref(false);

  function dragover(event: DragEvent): void {
    over.value = carriesFiles(event) && taker() !== undefined;
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
    if (!carriesFiles(event) || take === undefined) return;
    event.preventDefault();
    take(event.dataTransfer?.files ?? []);
  }

  return { over, listeners: { dragover, dragleave, drop } };
}
