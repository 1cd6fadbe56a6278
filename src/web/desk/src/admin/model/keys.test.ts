import { describe, expect, it } from 'vitest';
import api from '../../../../../ChatRouter.Server/Api/openapi.v1.json';
import { endOf, samplesOf, twinsOf, type ApiKey } from './keys';

const now = new Date('2026-11-28T10:00:00Z');
const key = (id: string, name: string, expiresAt?: string): ApiKey => ({
  id,
  name,
  prefix: 'crk_abcdefgh',
  scopes: ['members:read'],
  madeBy: 'boss',
  madeAt: '2026-11-01T00:00:00Z',
  ...(expiresAt !== undefined && { expiresAt }),
});

describe('keys', () => {
  it('have a twin while another one of the name works', () => {
    const keys = [key('1', 'sync'), key('2', 'sync'), key('3', 'sync', '2026-11-28T09:59:59Z'), key('4', 'other')];
    expect(keys.map((each) => twinsOf(each, keys, now).map(({ id }) => id))).toEqual([['2'], ['1'], ['1', '2'], []]);
  });

  it('end after so many days, with a chosen day, or never', () => {
    const noon = new Date(2026, 10, 28, 12);
    expect(endOf(undefined, '2026-12-31', noon)).toBeUndefined();
    expect(endOf(30, '', noon)).toEqual(new Date(2026, 11, 28, 12));
    expect(endOf('day', '2026-12-31', noon)).toEqual(new Date(2027, 0, 1));
    expect(endOf('day', '', noon)).toEqual(noon);
  });

  it('are shown with calls that the API has', () => {
    const paths = api.paths as Record<string, Record<string, unknown>>;
    for (const { name, code } of samplesOf('https://chat.example')) {
      const [, method = 'GET', path = ''] = /^curl (?:-X (\w+) )?https:\/\/chat\.example(\S+)/u.exec(code) ?? [];
      expect(paths[path.replace('BUYER_ID', '{id}')]?.[method.toLowerCase()], `${name}: ${method} ${path}`).toBeDefined();
    }
  });
});
