// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { useLocale } from './i18n';
import { spanText, spokenWait } from './serving';

it('says how long something is in the largest unit that says it whole', () => {
  useLocale('zh-CN');

  expect([86_400, 5_400, 90].map(spanText)).toEqual(['24 小时', '90 分钟', '90 秒']);
});

it('says a wait in words that do not tick', () => {
  useLocale('zh-CN');
  expect([9, 102, 109, 3_725].map(spokenWait)).toEqual(['0 秒', '1 分 40 秒', '1 分 40 秒', '1 小时 2 分']);

  useLocale('en');
  expect(spokenWait(102)).toBe('1 min 40 s');
});
