import { clockText } from '@chatrouter/shared/clock';
import { useDesk } from './stores/desk';

/** How long somebody has waited, as clocks show it: about so long while the connection is away, as he may have been answered meanwhile. */
export function useWaitText(): (seconds: number) => string {
  const desk = useDesk();
  return (seconds) => `${desk.link.kind === 'away' ? '≈' : ''}${clockText(seconds)}`;
}
