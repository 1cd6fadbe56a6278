import { expect, it } from 'vitest';
import { useLocale } from './i18n';
import { spanText } from './serving';

it('says how long something is in the largest unit that says it whole', () => {
  useLocale('zh-CN');

  expect([86_400, 5_400, 90].map(spanText)).toEqual(['24 小时', '90 分钟', '90 秒']);
});
