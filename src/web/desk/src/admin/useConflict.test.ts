// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Pieces } from './model/merge';
import { useConflict } from './useConflict';

interface Stored {
  version: number;
  name: string;
  role: string;
}

const piecesOf = ({ name, role }: Stored): Pieces => new Map(Object.entries({ name, role }));

function formOn(stored: Stored | undefined): { form: Record<string, unknown>; conflict: ReturnType<typeof useConflict<Stored>> } {
  const form: Record<string, unknown> = { name: 'Fang', role: 'supervisor' };
  const conflict = useConflict<Stored>({
    read: () => Promise.resolve(stored),
    piecesOf,
    mine: () => new Map(Object.entries(form)),
    take: (pieces) => void Object.assign(form, Object.fromEntries(pieces)),
  });
  conflict.open({ version: 1, name: 'Fang', role: 'agent' });
  return { form, conflict };
}

describe('a dialog that somebody else was faster than', () => {
  it('compares, keeps both changes, and is saved against what is there by now', async () => {
    const { form, conflict } = formOn({ version: 2, name: 'Fang Li', role: 'agent' });

    await conflict.compare();
    expect(conflict.differences.value).toEqual([
      { name: 'name', before: 'Fang', theirs: 'Fang Li', mine: 'Fang', clash: false },
      { name: 'role', before: 'agent', theirs: 'agent', mine: 'supervisor', clash: false },
    ]);

    conflict.settle(true);
    expect(form).toEqual({ name: 'Fang Li', role: 'supervisor' });
    expect([conflict.seen.value?.version, conflict.differences.value]).toEqual([2, undefined]);
  });

  it('takes theirs where its own is not wanted', async () => {
    const { form, conflict } = formOn({ version: 2, name: 'Fang Li', role: 'agent' });

    await conflict.compare();
    conflict.settle(false);

    expect(form).toEqual({ name: 'Fang Li', role: 'agent' });
  });

  it('compares with nothing of another entry that it was opened on while it read', async () => {
    const { form, conflict } = formOn({ version: 2, name: 'Fang Li', role: 'agent' });

    const reading = conflict.compare();
    conflict.open({ version: 7, name: 'Ming', role: 'agent' });
    await reading;
    conflict.settle(false);

    expect([conflict.differences.value, form['name'], conflict.seen.value?.version]).toEqual([undefined, 'Fang', 7]);
  });

  it('has nothing to compare with what is gone', async () => {
    const { form, conflict } = formOn(undefined);

    await conflict.compare();
    conflict.settle(true);

    expect([conflict.differences.value, form['name'], conflict.seen.value?.version]).toEqual([undefined, 'Fang', 1]);
  });
});
