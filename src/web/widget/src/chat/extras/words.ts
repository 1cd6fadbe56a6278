import { fill, textIn, type TextValues } from '@chatrouter/shared/i18n';
import { extraTexts } from '@chatrouter/shared/texts/extras';
import { locale } from '../words';

export const t = (key: keyof typeof extraTexts, values?: TextValues): string => fill(textIn(extraTexts[key], locale.value), values);
