// While a drag is under way a page sees the types that it carries, not yet what they hold.
const ownMark = 'application/x-chatrouter-own';

/** Marks what is dragged off this page: a picture of it looks just like a file. */
export function markOwnDrags(): void {
  window.addEventListener('dragstart', ({ dataTransfer }) => dataTransfer?.setData(ownMark, 'yes'));
}

export const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/** Whether it carries files from elsewhere. */
export const bringsFiles = (event: DragEvent): boolean => carriesFiles(event) && event.dataTransfer?.types.includes(ownMark) === false;

/** What is held here does nothing when it is let go: the browser would open a file instead of the page. */
export function refuseDrag(event: DragEvent): void {
  event.preventDefault();
  if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'none';
}
