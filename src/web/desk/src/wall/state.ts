import type { Wall } from '@chatrouter/shared/board';

/** Whether the server answers, as far as is known; `cut`: the browser has no network. */
export type Reach = 'up' | 'unreachable' | 'cut';

/** What a television has: no code, a code and nothing to show yet, or figures, which stay while the server does not answer. */
export type WallState =
  | { readonly kind: 'asking'; readonly refused: boolean }
  | { readonly kind: 'waiting'; readonly code: string; readonly reach: Reach }
  | { readonly kind: 'shown'; readonly code: string; readonly reach: Reach; readonly wall: Wall };

/** With that code; without one it asks for it. */
export const begun = (code: string | undefined): WallState =>
  code === undefined ? { kind: 'asking', refused: false } : { kind: 'waiting', code, reach: 'up' };

/** The server does not take the code. */
export const refused: WallState = { kind: 'asking', refused: true };

/** The server sent figures. */
export const answered = (state: WallState, wall: Wall): WallState =>
  state.kind === 'asking' ? state : { kind: 'shown', code: state.code, reach: 'up', wall };

/** The server did not answer. */
export const failed = (state: WallState): WallState =>
  state.kind === 'asking' ? state : { ...state, reach: state.reach === 'cut' ? 'cut' : 'unreachable' };

/** The browser's network went or is back; whether the server answers is then not known yet. */
export function networked(state: WallState, isCut: boolean): WallState {
  if (state.kind === 'asking') return state;
  if (isCut) return { ...state, reach: 'cut' };
  return state.reach === 'cut' ? { ...state, reach: 'unreachable' } : state;
}
