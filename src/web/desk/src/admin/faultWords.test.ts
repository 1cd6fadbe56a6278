// @vitest-environment happy-dom
import { adminTexts } from '@chatrouter/shared/texts/admin';
import { adminSettingTexts } from '@chatrouter/shared/texts/adminSettings';
import { expect, it } from 'vitest';
import { addTexts, useLocale } from '../i18n';
import { faultWords } from './faultWords';

it('says how a field must be written, and else the fixed word of what is wrong', () => {
  addTexts({ ...adminTexts, ...adminSettingTexts });
  useLocale('en');
  for (const [field, expected] of [
    ['origins.3', 'https://shop.example.com'],
    ['tags.0.name', 'without /'],
    ['code', 'lower-case letters and digits'],
    ['/orderStates/V I P', 'not one of the usual states'],
    ['/shifts/templates/t-1/spans/0/from', '08:30-16:30'],
    ['words.2.word', 'characters that cannot be used'],
  ] as const)
    expect(faultWords('malformed', field)).toContain(expected);
  expect(faultWords('required', 'origins.3')).toBe('must not be empty');
  expect(faultWords('newer', 'origins.3')).toBe('does not fit');
});
