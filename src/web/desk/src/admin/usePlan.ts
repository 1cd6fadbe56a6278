import { adminChatTexts } from '@chatrouter/shared/texts/adminChat';
import { computed, onActivated, reactive, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { addTexts } from '../i18n';
import { useSession } from '../stores/session';
import { merged } from './model/merge';
import { buyerIdOf, defaultWeight, fromPieces, partsOf, piecesOf, type DraftView, type Plan } from './model/plan';
import { settings } from './model/settings';
import { spansText, type Span, type Template } from './model/shifts';
import { nameOfText } from './model/texts';
import { useSettingWords } from './settingWords';
import { useUnsaved } from './unsaved';
import { useForm, type Form } from './useForm';

addTexts(adminChatTexts);

const saved = shallowRef<DraftView>();

/** The draft as this console saved it last, whichever page did. */
export const savedPlan: Readonly<ShallowRef<DraftView | undefined>> = saved;

// The sections that edit it, as far as they were opened, and what is typed there and cannot be read.
const sections = reactive(new Map<string, ReadonlyMap<string, string>>());

/** The sections whose changes the draft does not hold yet. */
export function useUnsavedPlan(): ComputedRef<string[]> {
  const unsaved = useUnsaved();
  return computed(() => [...sections.keys()].filter((id) => unsaved.has(id)));
}

/** What is typed in one of them and cannot be read: nothing is published before it is mended. */
export const useUnreadPlan = (): ComputedRef<{ section: string; field: string; typed: string }[]> =>
  computed(() => [...sections].flatMap(([section, unread]) => [...unread].map(([field, typed]) => ({ section, field, typed }))));

/** The routing draft, as one section of the console edits it. */
export function usePlan(id: string): Form<DraftView, Plan> {
  const session = useSession();
  const form = useForm<DraftView, Plan>({
    id,
    saved: 'group.draftSaved',
    read: () => session.call('GET', 'routing/draft'),
    write: async (plan, { revision }) => {
      const view = await session.call<DraftView>('PUT', 'routing/draft', { revision, plan });
      saved.value = view;
      return view;
    },
    draftOf: ({ plan }) => structuredClone(plan),
    piecesOf,
    fromPieces,
  });
  sections.set(id, form.unread);

  // What oneself saved on another page is nobody else's change: this page's go on top of it.
  onActivated(() => {
    const [before, now, mine] = [form.view.value, saved.value, form.draft.value];
    if (before === undefined || mine === undefined || now === undefined || !form.dirty.value || now.revision <= before.revision) return;
    const plan = fromPieces(merged(piecesOf(before.plan), piecesOf(now.plan), piecesOf(mine)));
    form.show(now);
    form.draft.value = plan;
  });
  return form;
}

/** Names a field of the plan, and its values, in words. */
export function usePlanWords(
  groupName: (id: string) => string,
  agentName: (id: string) => string,
  templateOf: (id: string) => Template | undefined = () => undefined,
) {
  const { t, te } = useI18n();
  const said = useSettingWords();
  const stateName = (state: string): string => (te(`order.${state}`) ? t(`order.${state}`) : state);
  const partName = (part: string): string => (te(`plan.${part}`) ? t(`plan.${part}`) : part);

  const dayName = (day: string): string => (te(`shift.${day}`) ? t(`shift.${day}`) : day);

  /** Of templates, weeks and exceptions. */
  function nameOfShift(folder: string, id?: string, field?: string): string {
    const said =
      folder === 'weeks'
        ? [id && agentName(id), field && dayName(field)]
        : folder === 'exceptions'
          ? [id, field && agentName(field)]
          : folder === 'templates'
            ? [id && (templateOf(id)?.name ?? t('shift.templates')), field && partName(field)]
            : [partName(folder), id && t(id === 'from' ? 'audit.from' : 'audit.until')];
    return [t('plan.shifts'), ...said].filter(Boolean).join(' · ');
  }

  function nameOf(path: string): string {
    const [folder = '', id = '', field, item, word] = partsOf(path);
    if (folder === 'agents') return [agentName(id), field && partName(field)].filter(Boolean).join(' · ');
    if (folder === 'preset') return t('plan.preset');
    if (folder === 'overrides') return te(`set.${id}`) ? t(`set.${id}`) : id;
    if (folder === 'orderStates') return t('plan.orderState', { name: stateName(id) });
    if (folder === 'dedicated') return t('plan.dedicated', { buyer: buyerIdOf(id) });
    if (folder === 'tiers') return [t('group.tiersShop'), id && partName(id)].filter(Boolean).join(' · ');
    if (folder === 'shifts') return nameOfShift(id, field, item);
    if (folder !== 'groups') return path;
    const part =
      field === 'members' && item !== undefined
        ? t('plan.members', { name: agentName(item) })
        : field === 'orderStates' && item !== undefined
          ? t('plan.orderStates', { name: stateName(item) })
          : field === 'entries' && item !== undefined
            ? t('plan.entries', { name: item })
            : field === 'texts'
              ? nameOfText(t, item, word)
              : field && partName(field === 'tiers' && item !== undefined ? item : field);
    return [t('plan.group', { name: groupName(id) }), part].filter(Boolean).join(' · ');
  }

  /** Of a member of a list it is only said whether it is there. */
  function show(path: string, value: unknown): string {
    const [folder, id, field, item] = partsOf(path);
    const setting = folder === 'overrides' ? settings.find(({ name }) => name === id) : undefined;
    if (setting !== undefined) return value === undefined || value === null ? t('plan.asPreset') : said.say(setting, value);
    if (folder === 'preset') return te(`preset.${String(value)}`) ? t(`preset.${String(value)}`) : String(value);
    if (folder === 'dedicated' && typeof value === 'string') return agentName(value);
    if (value === undefined || value === null)
      return field === 'weight'
        ? String(defaultWeight)
        : t(folder === 'tiers' ? 'plan.asUsual' : field === 'tiers' || field === 'texts' ? 'plan.asShop' : 'admin.absent');
    if (item !== undefined && (field === 'members' || field === 'orderStates' || field === 'entries')) return t('plan.yes');
    if (Array.isArray(value) && value.length === 0) return t('shift.off');
    // A day's shifts, or the times of one.
    if (folder === 'shifts' && Array.isArray(value))
      return value.map((part) => (typeof part === 'string' ? (templateOf(part)?.name ?? part) : spansText([part as Span]))).join(', ');
    if (typeof value === 'boolean') return t(value ? 'plan.yes' : 'plan.no');
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }

  return { nameOf, show, stateName };
}
