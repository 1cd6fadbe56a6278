import { describe, expect, it } from 'vitest';
import { standingOf } from './orderActions';

describe('an action on an order', () => {
  it('is offered, refused in the shop’s words, or lacking', () => {
    const offered = [{ kind: 'note' }, { kind: 'changeAddress', refused: 'already shipped' }, { kind: 'refund' }];

    expect(standingOf('note', offered)).toEqual({ kind: 'offered' });
    expect(standingOf('changeAddress', offered)).toEqual({ kind: 'refused', why: 'already shipped' });
    expect(standingOf('note', [])).toEqual({ kind: 'lacking' });
    expect(standingOf('note', undefined)).toEqual({ kind: 'lacking' });
  });
});
