// @vitest-environment happy-dom
import { Refusal } from '@chatrouter/shared/refusal';
import { describe, expect, it, vi } from 'vitest';
import { whyRefused } from '../i18n';
import { useSaving, type Saving } from './useSaving';

const shown = ({ busy, failure, faults }: Saving): unknown[] => [busy.value, failure.value, faults.value];
const nothing = [false, undefined, {}];
const refusal = (code: string): Promise<never> => Promise.reject(new Refusal(code, ''));

describe('what a dialog is saved by', () => {
  it('none -> busy -> none when it goes well, and saves nothing else meanwhile', async () => {
    let done = (): void => undefined;
    const saving = useSaving();
    expect(shown(saving)).toEqual(nothing);

    const first = saving.save(() => new Promise<void>((resolve) => (done = resolve)));
    saving.clear();
    expect(shown(saving)).toEqual([true, undefined, {}]);
    const other = vi.fn();
    expect(await saving.save(other)).toBe(false);
    done();

    expect([await first, ...shown(saving)]).toEqual([true, ...nothing]);
    expect(other).not.toHaveBeenCalled();
  });

  it('busy -> refused, in words, and begins anew with the next attempt', async () => {
    const stale = vi.fn();
    const saving = useSaving(stale);

    expect(await saving.save(() => refusal('offline'))).toBe(false);
    expect(shown(saving)).toEqual([false, whyRefused('offline'), {}]);
    expect(stale).not.toHaveBeenCalled();
    await saving.save(() => refusal('changedMeanwhile'));
    expect([stale.mock.calls.length, saving.failure.value]).toEqual([1, whyRefused('changedMeanwhile')]);

    expect(await saving.save(() => Promise.resolve())).toBe(true);
    expect(shown(saving)).toEqual(nothing);
  });

  it('busy -> faulty, refused by the form itself, and none when it is opened again', async () => {
    const saving = useSaving();
    const faulty = new Refusal('malformed', '', undefined, { name: ['required'] });

    await saving.save(() => Promise.reject(faulty));
    expect(shown(saving)).toEqual([false, undefined, { name: 'required' }]);
    saving.refuse('No such name.');
    expect(shown(saving)).toEqual([false, 'No such name.', {}]);
    saving.clear();

    expect(shown(saving)).toEqual(nothing);
  });
});
