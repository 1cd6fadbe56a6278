// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { readHistory, sayContact, sayHanded } from './history';
import { useLocale } from './i18n';

const handed = { key: 'handed0', at: '2026-01-02T10:00:00Z', side: 'handed', by: '小明' } as const;

afterEach(() => useLocale('zh-CN'));

describe('What is said of how a conversation came', () => {
  it('names who handed it over, to whom and why, as far as it is known', () => {
    useLocale('zh-CN');
    expect(sayHanded({ ...handed, to: '小芳', text: '售后: 要发票' })).toBe('系统：由 小明 转接给 小芳，原因：售后: 要发票');
    expect(sayHanded(handed)).toBe('系统：由 小明 转接给 客服');
    useLocale('en');
    expect(sayHanded({ ...handed, to: '小芳', text: 'sizes' })).toBe('System: 小明 handed over to 小芳, reason: sizes');
  });

  it('tells the time of the contact, and the day unless it is today', () => {
    const now = new Date(2026, 0, 2, 12).getTime();
    const at = (day: number) => new Date(2026, 0, day, 9, 5).toISOString();
    useLocale('zh-CN');
    expect(sayContact('最近联系', at(2), now)).toBe('最近联系（09:05）');
    expect(sayContact('最近联系', at(1), now)).toBe('最近联系（昨天 09:05）');
    useLocale('en');
    expect(sayContact('Recent contact', at(1), now)).toBe('Recent contact (Yesterday 09:05)');
    expect(sayContact('Recent contact', new Date(2025, 11, 30, 9, 5).toISOString(), now)).toBe('Recent contact (Dec 30, 2025 09:05)');
  });

  it('is read by the conversation\u2019s id, whatever stands in it', async () => {
    const asked: string[] = [];
    const call = async <T>(method: string, path: string): Promise<T> => {
      asked.push(`${method} ${path}`);
      return { assignments: [] } as T;
    };

    expect(await readHistory({ call }, 'a/b')).toEqual([]);
    expect(asked).toEqual(['GET conversations/a%2Fb/assignments']);
  });
});
