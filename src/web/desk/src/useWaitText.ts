import { clockText } from '@chatrouter/shared/clock';
import { useBar } from './useBar';

/** How long somebody has waited, as clocks show it: about so long once the connection is said to be lost, as he may have been answered meanwhile. */
export function useWaitText(): (seconds: number) => string {
  const bar = useBar();
  return (seconds) => `${bar.value.kind === 'full' ? '≈' : ''}${clockText(seconds)}`;
}
