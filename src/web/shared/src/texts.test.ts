import { describe, expect, it } from 'vitest';
import { orderStates, routeNotes, routeReasons, unassignedReasons } from './contract';
import { fill, inLocale, pickLocale, type Texts } from './i18n';

// The folder says which there are, so that none is missed.
const files = import.meta.glob<Record<string, Texts | readonly string[]>>('./texts/*.ts', { eager: true });
const sets: Texts[] = Object.values(files).flatMap((file) => Object.values(file).filter((one): one is Texts => !Array.isArray(one)));
const all: Texts = Object.assign({}, ...sets);
const placeholders = (text: string) => (text.match(/\{\w+\}/gu) ?? []).sort();

describe('texts', () => {
  it('are found in every file of theirs', () => {
    expect(Object.entries(files).filter(([, file]) => !Object.values(file).some((one) => sets.includes(one as Texts)))).toEqual([]);
    expect(Object.keys(all)).toContain('system.checks');
  });

  it.each(Object.entries(all))('%s says the same in both languages', (_key, [zh, en]) => {
    expect(zh.trim()).not.toBe('');
    expect(en.trim()).not.toBe('');
    expect(placeholders(zh)).toEqual(placeholders(en));
  });

  it('name every key once', () => {
    expect(Object.keys(all).length).toBe(sets.reduce((sum, set) => sum + Object.keys(set).length, 0));
  });

  it('have a word for every reason, note and order state of the contract', () => {
    const needed = [
      ...routeReasons.map((r) => `reason.${r}`),
      ...routeNotes.map((n) => `note.${n}`),
      ...orderStates.map((o) => `order.${o}`),
      ...unassignedReasons.map((r) => `moved.${r}`),
    ];
    expect(needed.filter((key) => !(key in all))).toEqual([]);
  });

  it('stay plain text for the message compiler', () => {
    expect(Object.entries(all).filter(([, pair]) => pair.some((text) => /[|@]/u.test(text)))).toEqual([]);
  });
});

describe('i18n', () => {
  it('picks the wanted language, else the browser\u2019s, else English', () => {
    expect(pickLocale('zh-TW', ['en'])).toBe('zh-CN');
    expect(pickLocale('auto', ['fr', 'zh-Hans'])).toBe('zh-CN');
    expect(pickLocale(null, ['fr'])).toBe('en');
  });

  it('fills placeholders and leaves unknown ones alone', () => {
    expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
    expect(inLocale({ x: ['一', 'one'] }, 'en')).toEqual({ x: 'one' });
  });
});
