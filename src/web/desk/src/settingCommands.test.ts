// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useLocale } from './i18n';
import { matches } from './model/palette';
import { useSettingCommands } from './settingCommands';
import { settingSwitches, useSettings, type SettingField } from './stores/settings';
import { tellDone } from './undo';

vi.mock('./undo');

const texts: readonly (readonly [query: string, id: string])[] = [
  ['提示音', 'sounds'],
  ['Sounds', 'sounds'],
  ['轻响', 'ticks'],
  ['soft tick', 'ticks'],
  ['桌面通知', 'desktop'],
  ['Desktop notifications', 'desktop'],
  ['免打扰', 'quiet'],
  ['Do not disturb', 'quiet'],
  ['回复并下一个', 'goNext'],
  ['Reply and next', 'goNext'],
  ['短语', 'phraseSends'],
  ['quick phrases', 'phraseSends'],
  ['语言', 'language'],
  ['Language', 'language'],
  ['深色', 'scheme'],
  ['Dark', 'scheme'],
  ['外观', 'scheme'],
  ['发送键', 'sendKey'],
  ['Ctrl+Enter', 'sendKey'],
  ['快捷键', 'keys'],
  ['Shortcuts', 'keys'],
];

describe.each(['zh-CN', 'en'] as const)('the settings in the palette (%s)', (locale) => {
  const open = vi.fn<(field: SettingField) => void>();
  const first = (query: string) => matches(useSettingCommands(open)(), query)[0];
  beforeEach(() => {
    localStorage.clear();
    setActivePinia(createPinia());
    useLocale(locale);
    vi.mocked(tellDone).mockReset();
    open.mockReset();
  });

  it.each(texts)('are found by %s', (query, id) => expect(first(query)?.id).toBe(`setting:${id}`));

  it.each(settingSwitches)('are turned, which is said: %s', (name) => {
    const settings = useSettings();
    const before = settings[name];
    const command = (): ReturnType<typeof first> => useSettingCommands(open)().find(({ id }) => id === `setting:${name}`);
    const shown = command()?.detail;

    command()?.run();

    expect([settings[name], open.mock.calls.length]).toEqual([!before, 0]);
    expect(command()?.detail).not.toBe(shown);
    const said = (on: boolean): string => (locale === 'en' ? (on ? 'On: ' : 'Off: ') : on ? '已开启：' : '已关闭：');
    expect(vi.mocked(tellDone).mock.calls).toEqual([[said(!before) + (command()?.title ?? '')]]);
  });

  it.each(['language', 'scheme', 'sendKey', 'keys'])('are opened where they are chosen: %s', (field) => {
    useSettingCommands(open)()
      .find(({ id }) => id === `setting:${field}`)
      ?.run();

    expect(open.mock.calls).toEqual([[field]]);
  });
});

it('leave out none that is on or off', () => {
  setActivePinia(createPinia());
  const flags = Object.entries(useSettings()).flatMap(([name, value]) =>
    typeof value === 'boolean' && !name.startsWith('$') && !name.startsWith('_') ? [name] : [],
  );

  expect(flags.sort()).toEqual([...settingSwitches].sort());
});
