// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { useAccepted } from './accepted';

describe('hand-overs that were accepted', () => {
  beforeEach(() => localStorage.clear());

  it('not yet -> accepted, at this placement of this conversation only', () => {
    const accepted = useAccepted();
    expect(accepted.has('c:1')).toBe(false);

    accepted.add('c:1');

    expect(['c:1', 'c:2', 'd:1'].map(accepted.has)).toEqual([true, false, false]);
  });

  it('outlive the page, with those that another page added meanwhile', () => {
    const [one, other] = [useAccepted(), useAccepted()];
    one.add('c:1');
    other.add('d:1');
    one.add('e:1');

    expect(['c:1', 'd:1', 'e:1'].map(useAccepted().has)).toEqual([true, true, true]);
  });

  it('accepted -> forgotten once a hundred others were; accepting again makes it the latest', () => {
    const accepted = useAccepted();
    accepted.add('old:1');
    accepted.add('kept:1');
    for (let i = 1; i < 99; i++) accepted.add(`c:${i}`);
    accepted.add('kept:1');
    expect(accepted.has('old:1')).toBe(true);

    accepted.add('last:1');

    expect(['old:1', 'kept:1', 'c:1', 'last:1'].map(accepted.has)).toEqual([false, true, true, true]);
  });
});
