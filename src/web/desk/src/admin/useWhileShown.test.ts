// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp, h, KeepAlive, nextTick, ref } from 'vue';
import { useWhileShown } from './useWhileShown';

const open = ref(true);
const work = vi.fn(() => Promise.resolve());
const page = { setup: () => (useWhileShown(5_000, work), () => h('p')) };
const other = { setup: () => () => h('i') };
const visible = vi.spyOn(document, 'visibilityState', 'get');
let app: ReturnType<typeof createApp>;

async function show(on: boolean): Promise<void> {
  open.value = on;
  await nextTick();
}

function turn(state: DocumentVisibilityState): void {
  visible.mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('what a page does while it is shown', () => {
  beforeEach(async () => {
    vi.useFakeTimers();
    work.mockReset().mockResolvedValue(undefined);
    visible.mockReturnValue('visible');
    app = createApp({ render: () => h(KeepAlive, null, () => h(open.value ? page : other)) });
    app.mount(document.createElement('div'));
    await show(true);
  });

  afterEach(() => {
    app.unmount();
    vi.useRealTimers();
  });

  it('is done again every few seconds, and after one that failed', async () => {
    work.mockRejectedValueOnce(new Error('away'));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('is not done twice at a time', async () => {
    work.mockReturnValueOnce(new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('rests while nobody can see it, and is done at once when somebody does', async () => {
    turn('hidden');
    await vi.advanceTimersByTimeAsync(15_000);
    expect(work).not.toHaveBeenCalled();

    turn('visible');
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('ends when another page is opened, and when the console is left', async () => {
    await show(false);
    await vi.advanceTimersByTimeAsync(15_000);
    turn('visible');
    expect(work).not.toHaveBeenCalled();

    await show(true);
    app.unmount();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(work).not.toHaveBeenCalled();
  });
});
