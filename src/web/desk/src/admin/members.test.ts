import { describe, expect, it } from 'vitest';
import { readMembers } from './members';

/** A shop of so many, as the API gives it. */
const shopOf = (count: number) => {
  const asked: string[] = [];
  const call = <T>(_method: 'GET', path: string): Promise<T> => {
    asked.push(path);
    const query = new URLSearchParams(path.split('?')[1]);
    const from = Number(query.get('after') ?? 0);
    const until = Math.min(count, from + Number(query.get('limit')));
    const members = Array.from({ length: until - from }, (_, i) => ({ id: `m${from + i}` }));
    return Promise.resolve({ members, ...(until < count && { next: String(until) }) } as T);
  };
  return { call, asked };
};

describe('members', () => {
  it('are read a page at a time, or all', async () => {
    const { call, asked } = shopOf(250);
    const first = await readMembers(call, 1);
    expect([first.members.length, first.next, asked.length]).toEqual([100, '100', 1]);
    expect((await readMembers(call, 101)).members.length).toBe(200);
    const all = await readMembers(call, Infinity);
    expect([all.members.length, all.next]).toEqual([250, undefined]);
  });
});
