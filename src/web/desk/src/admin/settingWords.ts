import { useI18n } from 'vue-i18n';
import { never, spanOf, type Setting } from './model/settings';

/** Values of settings, in words. */
export function useSettingWords(): { say: (setting: Setting, value: unknown) => string; spanWords: (seconds: number) => string } {
  const { t } = useI18n();

  function spanWords(seconds: number): string {
    if (seconds === never) return t('span.never');
    const { count, unit } = spanOf(seconds);
    return t(`span.${unit}`, { count });
  }

  function say(setting: Setting, value: unknown): string {
    switch (setting.kind) {
      case 'switch':
        return t(value === true ? 'plan.yes' : 'plan.no');
      case 'choice':
        return t(`set.${setting.name}.${String(value)}`);
      case 'count':
        return value === 0 && setting.zero !== undefined ? t(`span.${setting.zero}`) : String(value);
      case 'time':
        if (value === never) return t(`set.${setting.name}.never`);
        return value === 0 && setting.zero !== undefined ? t(`span.${setting.zero}`) : spanWords(Number(value));
    }
  }

  return { say, spanWords };
}
