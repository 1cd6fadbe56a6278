import { describe, expect, it } from 'vitest';
import { boundedContext, noContext, offersAfter } from './offered';

const scarf = { id: '7', title: 'Scarf' };

describe('offersAfter', () => {
  it('keeps what was dismissed away while the page shows the same', () => {
    const page = { product: scarf, order: null };

    expect(offersAfter(noContext, page, { ...page, order: { id: '1' } })).toEqual({ product: null, order: { id: '1' } });
    expect(offersAfter(noContext, page, { ...page, product: { ...scarf, price: '¥9' } }).product).toEqual({ ...scarf, price: '¥9' });
  });
});

describe('boundedContext', () => {
  const bounded = (product: unknown, order: unknown = null) => boundedContext({ product, order } as never);

  it('lets a whole card pass, numbers as texts', () => {
    const whole = { ...scarf, price: '¥9', note: 'red', url: 'https://shop.example/7', image: 'http://shop.example/7.png' };

    expect(bounded({ ...whole, id: 7 }, { id: 2391 })).toEqual({ context: { product: whole, order: { id: '2391' } }, refused: [] });
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'mailto:a@b.example', 'no address'])('leaves out the address %s', (address) => {
    expect(bounded({ ...scarf, url: address, image: address })).toEqual({
      context: { product: scarf, order: null },
      refused: ['product.url', 'product.image'],
    });
  });

  it('leaves out what the server would refuse', () => {
    const { context, refused } = bounded({ ...scarf, price: 'x'.repeat(65), note: { toString: () => 'x' }, colour: 'red' });

    expect(context.product).toEqual(scarf);
    expect(refused).toEqual(['product.price', 'product.note']);
  });

  it.each([
    [{ title: 'Scarf' }],
    [{ id: '7', title: '' }],
    [{ id: '7', title: 'half a \uD83D' }],
    [{ id: '7'.repeat(65), title: 'Scarf' }],
  ])('does not offer a card without id or title', (product) => {
    expect(bounded(product).context).toEqual(noContext);
  });

  it('does not offer an order without an id', () => {
    expect(bounded(null, { id: 'x'.repeat(65) })).toEqual({ context: noContext, refused: ['order.id'] });
    expect(bounded(null, {}).context).toEqual(noContext);
  });
});
