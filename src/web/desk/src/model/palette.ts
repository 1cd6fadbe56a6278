import Fuse from 'fuse.js/min-basic';

/** What the command palette can go to or do. */
export interface Command {
  readonly id: string;
  readonly kind: 'conversation' | 'order' | 'phrase' | 'faq' | 'action' | 'setting' | 'shop';
  readonly title: string;
  readonly detail: string;
  /** Further words it is found by. */
  readonly words?: string;
  readonly run: () => void;
}

const shown = 12;

/** The best matches first; everything, in the given order, while nothing is written. */
export function matches(commands: readonly Command[], query: string): Command[] {
  const wanted = query.trim();
  if (wanted === '') return commands.slice(0, shown);
  const fuse = new Fuse([...commands], {
    keys: [
      { name: 'title', weight: 3 },
      { name: 'words', weight: 2 },
      { name: 'detail', weight: 1 },
    ],
    threshold: 0.35,
    ignoreLocation: true,
  });
  return fuse.search(wanted, { limit: shown }).map(({ item }) => item);
}
