import { findForbidden, type Found } from '@chatrouter/shared/forbiddenWords';
import { computed, type ComputedRef, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { nameOf as nameOfBuyer } from '../../model/names';
import { fillVariables, marksOf, unresolved, type Values } from '../../model/phrases';
import { useDesk } from '../../stores/desk';
import { usePhrases } from '../../stores/phrases';
import { useSide } from '../../stores/side';

type Rule = Found['rule'];

const maxLength = 8_000;

/** What a quick phrase's variables mean in the conversation that is looked at. */
function useValues(): ComputedRef<Values> {
  const { t, te } = useI18n();
  const desk = useDesk();
  const side = useSide();
  const stateOf = (state: string): string => (te(`order.${state}`) ? t(`order.${state}`) : state);
  return computed(() => {
    const conversation = desk.current?.conversation;
    const { order } = side;
    const { me } = desk.desk;
    return {
      ...(conversation === undefined ? {} : { 'buyer.nick': nameOfBuyer(conversation, t('row.guest')) }),
      ...(order === undefined ? {} : { 'order.no': order.id, 'order.state': stateOf(order.state) }),
      ...(me === undefined ? {} : { 'agent.nick': me.name, 'shop.name': me.shopName }),
    };
  });
}

/** What stands in the way of sending a text as it is. A note among agents may hold anything. */
export function useWords(text: Ref<string>, note: Ref<boolean>) {
  const { t } = useI18n();
  const phrases = usePhrases();
  const values = useValues();
  const fill = (template: string): string => fillVariables(template, values.value);

  const found = computed(() => (note.value ? [] : findForbidden(text.value, phrases.forbidden)));
  const named = (mode: Rule['mode'], name: (rule: Rule) => string): string =>
    [...new Set(found.value.filter(({ rule }) => rule.mode === mode).map(({ rule }) => name(rule)))].join(', ');
  const nameOf = (rule: Rule): string => ('word' in rule ? rule.word : t(`pattern.${rule.kind}`));
  const withReason = (rule: Rule): string => ('word' in rule && rule.reason !== undefined ? `${rule.word} (${rule.reason})` : nameOf(rule));

  const blocked = computed(() => named('block', nameOf));
  const warned = computed(() => named('warn', withReason));
  const missing = computed(() => (note.value ? [] : unresolved(text.value, values.value)));
  const missingNames = computed(() => [...new Set(missing.value.map(({ from, to }) => text.value.slice(from, to)))].join(' '));
  /** What is underlined. */
  const marks = computed(() => marksOf(missing.value, found.value));
  const over = computed(() => Math.max(0, text.value.trim().length - maxLength));
  const problem = computed(() => {
    if (over.value > 0) return t('composer.tooLong', { count: over.value });
    if (missing.value.length > 0) return t('composer.unresolved', { names: missingNames.value });
    return blocked.value === '' ? '' : t('composer.forbidden', { words: named('block', withReason) });
  });
  const stopped = computed(() => problem.value !== '');

  return { fill, marks, blocked, warned, problem, stopped };
}
