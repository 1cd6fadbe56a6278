// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { leadsOut } from './leadsOut';

const own = ['https://shop.example', 'http://localhost:8080'];

describe('a link of a message', () => {
  it.each([
    ['https://evil.example/pay', 'evil.example'],
    ['https://shop.example.evil.example/', 'shop.example.evil.example'],
    ['https://shop.example@evil.example/', 'evil.example'],
    ['http://shop.example/', 'shop.example'],
    ['https://shop.example:8443/', 'shop.example:8443'],
    ['https://sh\u043ep.example/', 'xn--shp-ted.example'],
  ])('%s leads out, to %s', (href, host) => {
    expect(leadsOut(href, own)?.host).toBe(host);
  });

  it.each([
    'https://shop.example/p/1?to=https://evil.example',
    'http://localhost:8080/',
    `${location.origin}/demo`,
    'mailto:a@evil.example',
  ])('%s does not', (href) => expect(leadsOut(href, own)).toBeUndefined());

  it('is not asked about where the shop does not want it, and neither is what is no link', () => {
    expect(leadsOut('https://evil.example/', undefined)).toBeUndefined();
    expect(leadsOut(undefined, own)).toBeUndefined();
  });
});
