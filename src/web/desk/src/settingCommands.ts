import { otherThan } from '@chatrouter/shared/i18n';
import { currentLocale, i18n } from './i18n';
import type { Command } from './model/palette';
import { scheme, schemes } from './scheme';
import { settingSwitches, useSettings, type SettingField } from './stores/settings';
import { tellDone } from './undo';

/** The agent's settings as the palette offers them, by their names in both languages: a switch is turned and says so, a choice is opened. */
export function useSettingCommands(open: (field: SettingField) => unknown): () => Command[] {
  const { t } = i18n.global;
  const settings = useSettings();

  function setting(id: string, title: string, detail: string, run: () => void, choices: readonly string[] = []): Command {
    const names = [title, ...choices];
    const words = [...names.map((name) => t(name, {}, { locale: otherThan(currentLocale()) })), ...choices.map((name) => t(name))];
    return { id: `setting:${id}`, kind: 'setting', title: t(title), detail, words: words.join(' '), run };
  }

  function turn(name: (typeof settingSwitches)[number]): void {
    settings[name] = !settings[name];
    tellDone(t(settings[name] ? 'settings.turnedOn' : 'settings.turnedOff', { name: t(`settings.${name}`) }));
  }

  const field = (name: SettingField, title: string, detail: string, choices: readonly string[] = []): Command =>
    setting(name, title, detail, () => void open(name), choices);

  return () => [
    ...settingSwitches.map((name) =>
      setting(name, `settings.${name}`, t(settings[name] ? 'settings.on' : 'settings.off'), () => turn(name)),
    ),
    field('language', 'settings.language', currentLocale() === 'en' ? 'English' : '中文'),
    field(
      'scheme',
      'scheme.title',
      t(`scheme.${scheme.value}`),
      schemes.map((one) => `scheme.${one}`),
    ),
    field('sendKey', 'composer.keys', t(`composer.${settings.sendKey}`), ['composer.enter', 'composer.ctrlEnter']),
    field('keys', 'settings.keys', ''),
  ];
}
