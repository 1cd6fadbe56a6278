// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { nextTick, ref } from 'vue';
import { useEntryForm } from './useEntryForm';
import { useLeaving } from './useLeaving';

describe('Escape in a dialog', () => {
  it('closes it as long as nothing is filled in', () => {
    const done = vi.fn();
    const { sure, leave } = useLeaving(ref(true), () => false);

    leave(done);

    expect([done.mock.calls.length, sure.value]).toEqual([1, false]);
  });

  it('asks however often it is pressed, and anew when the dialog is opened again', async () => {
    const done = vi.fn();
    const [shown, filled] = [ref(true), ref(true)];
    const { sure, leave } = useLeaving(shown, () => filled.value);

    leave(done);
    leave(done);
    expect([done.mock.calls.length, sure.value]).toEqual([0, true]);

    shown.value = false;
    await nextTick();
    expect(sure.value).toBe(false);

    filled.value = false;
    leave(done);
    expect(done).toHaveBeenCalledOnce();
  });

  it('asks in the form of an entry that differs from what it was opened on, whatever the order of its ticks', async () => {
    const shown = ref(false);
    const done = vi.fn();
    const form = useEntryForm({
      shown,
      entry: () => ({ name: 'Fang', events: ['b', 'a'] }),
      draftOf: ({ name = '', events = [] }: { name?: string; events?: string[] } = {}) => ({ name, events }),
      read: () => Promise.resolve(undefined),
    });
    shown.value = true;
    await nextTick();

    form.draft.value.name = 'Fang Li';
    form.leave(done);
    expect([done.mock.calls.length, form.sure.value]).toEqual([0, true]);

    form.draft.value = { name: 'Fang', events: ['a', 'b'] };
    form.leave(done);
    expect([done.mock.calls.length, form.sure.value]).toEqual([1, false]);
  });
});
