import type { PinnedLoader } from './model/snippets';

declare const __PINNED_LOADER__: PinnedLoader;

/** The launcher that was built together with this page. */
export const pinnedLoader = __PINNED_LOADER__;
