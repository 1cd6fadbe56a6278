import { expect, it } from 'vitest';
import { cardOf } from './cards';

it('what a buyer looked at is a card where the shop names the product, with addresses of the web only', () => {
  const seen = {
    id: '7',
    title: '手套',
    price: '¥64.00',
    at: '2026-01-01T00:00:00Z',
    url: 'https://shop.example/7',
    image: 'javascript:alert(1)',
  };

  expect(cardOf(seen)).toEqual({ id: '7', title: '手套', price: '¥64.00', url: 'https://shop.example/7' });
  expect(cardOf({ id: '8', title: '靴' })).toEqual({ id: '8', title: '靴' });
  expect(cardOf({ title: '手套', url: 'https://shop.example/7' })).toBeUndefined();
});
