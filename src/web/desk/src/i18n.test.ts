// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { i18n, useLocale, whyRefused } from './i18n';

it.each(['zh-CN', 'en'] as const)('what only a newer server knows goes by its own word (%s)', (locale) => {
  useLocale(locale);
  const { t, te } = i18n.global;

  expect(t('reason.nearestShop')).toBe('nearestShop');
  expect(te('reason.nearestShop')).toBe(false);
  expect(t('term.online')).toBe(locale === 'en' ? 'Online' : '在线');
  expect(whyRefused('tooLoud')).toContain('tooLoud');
});
