// @vitest-environment happy-dom
import { Refusal } from '@chatrouter/shared/refusal';
import { adminTexts } from '@chatrouter/shared/texts/admin';
import { createPinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp, h } from 'vue';
import { addTexts } from '../i18n';
import { useForm, type Form } from './useForm';

interface View {
  names: string[];
  revision: number;
}

let stored: View;
let form: Form<View, string[]>;
let app: ReturnType<typeof createApp>;
const read = vi.fn((): Promise<View> => Promise.resolve(stored));
const write = vi.fn((names: string[], { revision }: View): Promise<View> => {
  if (revision !== stored.revision) return Promise.reject(new Refusal('changedMeanwhile', 'Somebody was faster.'));
  stored = { names, revision: revision + 1 };
  return Promise.resolve(stored);
});

const outcome = (): unknown => ({
  busy: form.busy.value,
  failure: form.failure.value,
  faults: form.faults.value,
  conflict: form.conflict.value?.map(({ name }) => name),
});
const nothing = { busy: false, failure: undefined, faults: {}, conflict: undefined };

addTexts(adminTexts);

describe('a form', () => {
  beforeEach(async () => {
    write.mockClear();
    stored = { names: ['A'], revision: 1 };
    const setup = (): (() => unknown) => {
      form = useForm<View, string[]>({
        id: 'names',
        read,
        write,
        draftOf: ({ names }) => [...names],
        piecesOf: (names) => new Map(names.map((name) => [name, true])),
        fromPieces: (pieces) => [...pieces.keys()],
      });
      return () => h('p');
    };
    app = createApp({ setup });
    app.use(createPinia()).mount(document.createElement('div'));
    await form.load();
  });

  afterEach(() => app.unmount());

  it('none -> busy -> none when it goes well, and does nothing else meanwhile', async () => {
    expect(outcome()).toEqual(nothing);
    form.draft.value = ['A', 'mine'];

    const saving = form.save();
    expect(outcome()).toEqual({ ...nothing, busy: true });
    form.reset();
    form.unread.set('/names/0', '8h');
    expect(await form.save()).toBe(false);
    form.unread.clear();
    expect(outcome()).toEqual({ ...nothing, busy: true });

    expect(await saving).toBe(true);
    expect([write.mock.calls.length, outcome(), stored.names]).toEqual([1, nothing, ['A', 'mine']]);
  });

  it('busy -> failed -> busy -> faulty -> none, each instead of the one before', async () => {
    form.draft.value = ['A', 'mine'];
    write.mockRejectedValueOnce(new Refusal('offline', 'Not connected.'));
    await form.save();
    expect(outcome()).toEqual({ ...nothing, failure: 'offline' });

    write.mockRejectedValueOnce(new Refusal('invalidArgument', '', undefined, { '/names/1': ['tooLong'] }));
    await form.save();
    expect(outcome()).toEqual({ ...nothing, faults: { '/names/1': 'tooLong' } });

    form.reset();
    expect([outcome(), form.draft.value]).toEqual([nothing, ['A']]);
  });

  it('busy -> conflict -> none with theirs, and lets go of what could not be read', async () => {
    form.draft.value = ['A', 'mine'];
    stored = { names: ['A', 'theirs'], revision: 2 };
    await form.save();
    expect(outcome()).toEqual({ ...nothing, conflict: ['theirs', 'mine'] });
    form.unread.set('/names/0', '8h');

    form.settle(false);
    expect([outcome(), form.draft.value, form.dirty.value]).toEqual([nothing, ['A', 'theirs'], false]);
    form.settle(true);
    expect(form.draft.value).toEqual(['A', 'theirs']);
  });

  it('busy -> failed where what somebody else saved cannot be read', async () => {
    form.draft.value = ['A', 'mine'];
    stored = { names: ['A', 'theirs'], revision: 2 };
    read.mockRejectedValueOnce(new Refusal('offline', 'Not connected.'));

    expect(await form.save()).toBe(false);

    expect([outcome(), form.draft.value]).toEqual([{ ...nothing, failure: 'offline' }, ['A', 'mine']]);
  });

  it('that is saved after somebody else was asks which changes to keep', async () => {
    form.draft.value = ['A', 'mine'];
    stored = { names: ['A', 'theirs'], revision: 2 };

    expect(await form.save()).toBe(false);
    expect(form.conflict.value?.map(({ name }) => name)).toEqual(['theirs', 'mine']);

    form.settle(true);
    expect(await form.save()).toBe(true);
    expect(stored.names).toEqual(['A', 'theirs', 'mine']);
  });

  it('is saved at once after somebody else where what is stored says the same as before, as a draft does that was published', async () => {
    form.draft.value = ['A', 'mine'];
    stored = { names: ['A'], revision: 2 };

    expect(await form.save()).toBe(true);

    expect(form.conflict.value).toBeUndefined();
    expect(write).toHaveBeenCalledTimes(2);
    expect([stored, form.dirty.value]).toEqual([{ names: ['A', 'mine'], revision: 3 }, false]);
  });

  it('keeps what is typed while it is read anew, and compares it when it is saved', async () => {
    stored = { names: ['A', 'theirs'], revision: 2 };
    const read = form.load();
    form.draft.value = ['A', 'mine'];
    await read;

    expect([form.draft.value, form.dirty.value]).toEqual([['A', 'mine'], true]);
    expect(await form.save()).toBe(false);
    expect(form.conflict.value?.map(({ name }) => name)).toEqual(['theirs', 'mine']);
  });

  it('keeps what is typed while it is read anew, and has nothing to compare where what is stored says the same', async () => {
    stored = { names: ['A'], revision: 2 };
    const read = form.load();
    form.draft.value = ['A', 'mine'];
    form.unread.set('/names/0', '8h');
    await read;

    expect([form.draft.value, form.unread.size]).toEqual([['A', 'mine'], 1]);
    form.unread.clear();
    expect(await form.save()).toBe(true);
    expect([write.mock.calls.length, stored]).toEqual([1, { names: ['A', 'mine'], revision: 3 }]);
  });

  it('with something that cannot be read is changed, and saved by no means before that is mended or discarded', async () => {
    form.draft.value = ['A', 'mine'];
    form.unread.set('/names/0', '8h');

    expect(await form.save()).toBe(false);
    expect([form.faults.value, write.mock.calls.length]).toEqual([{ '/names/0': 'malformed' }, 0]);

    form.draft.value = ['A'];
    expect(form.dirty.value).toBe(true);
    form.reset();
    expect([form.dirty.value, form.unread.size, form.faults.value]).toEqual([false, 0, {}]);

    form.draft.value = ['A', 'mine'];
    form.unread.set('/names/0', '8h');
    form.unread.delete('/names/0');
    expect(await form.save()).toBe(true);
    expect(stored.names).toEqual(['A', 'mine']);
  });
});
