import type { Rating } from '@chatrouter/shared/contract';
import { starsOf } from '@chatrouter/shared/stars';
import { ElMessage } from 'element-plus';
import { i18n } from './i18n';

/** Says that a buyer rated a conversation that is no longer in the list. */
export function tellRating(rating: Rating, buyerName: string | undefined): void {
  const { t } = i18n.global;
  ElMessage({
    type: 'info',
    message: t('rating.came', { name: buyerName ?? t('row.guest'), stars: starsOf(rating.score) }),
    duration: 6_000,
  });
}
