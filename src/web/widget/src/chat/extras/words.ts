import { fill, textIn, type TextValues } from '@chatrouter/shared/i18n';
import { extraTexts } from '@chatrouter/shared/texts/extras';
import { ratingTexts } from '@chatrouter/shared/texts/rating';
import { locale } from '../words';

const texts = { ...extraTexts, ...ratingTexts } as const;

export type Key = keyof typeof texts;

export const t = (key: Key, values?: TextValues): string => fill(textIn(texts[key], locale.value), values);
