// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WaitingView } from '@chatrouter/shared/contract';
import { emptyDesk } from '../model/desk';
import { emptyRow } from '../model/row.fixture';
import { useDesk } from './desk';
import { useWaiting } from './waiting';

const bucket = (total: number) => ({ total, more: false, conversations: [] });
const view = (queued: number): WaitingView => ({ queued: bucket(queued), offlinePool: bucket(0), tags: {} });

describe('who waits', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    setActivePinia(createPinia());
  });
  afterEach(() => {
    useWaiting('1').stop();
    vi.useRealTimers();
  });

  async function counted(queued: number) {
    const asked = vi.spyOn(useDesk('1'), 'waiting').mockResolvedValue(view(queued));
    const waiting = useWaiting('1');
    waiting.show(false);
    await vi.advanceTimersByTimeAsync(0);
    asked.mockResolvedValue(view(0));
    useDesk('1').desk = { ...emptyDesk, rows: { c: emptyRow } };
    await vi.advanceTimersByTimeAsync(3_000);
    return { asked, waiting };
  }

  it('is counted again soon after somebody came to this desk from there', async () => {
    const { asked, waiting } = await counted(1);

    expect(asked).toHaveBeenCalledTimes(2);
    expect(waiting.countText('queued')).toBe('0');
  });

  it('is no longer listed once he is at this desk', async () => {
    const listed = { total: 2, more: false, conversations: [emptyRow.conversation] };
    vi.spyOn(useDesk('1'), 'waiting').mockResolvedValue({ ...view(0), queued: listed });
    const waiting = useWaiting('1');
    waiting.show(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(waiting.view?.queued.conversations).toHaveLength(1);

    useDesk('1').desk = { ...emptyDesk, rows: { [emptyRow.conversation.id]: emptyRow } };

    expect(waiting.view?.queued.conversations).toEqual([]);
    expect(waiting.countText('queued')).toBe('1');
  });

  it('is not asked for where nobody waited', async () => {
    const { asked } = await counted(0);

    expect(asked).toHaveBeenCalledOnce();
  });
});
