import { useI18n } from 'vue-i18n';
import { useSession } from '../stores/session';
import { defaultWeight, fromPieces, partsOf, piecesOf, type DraftView, type Plan } from './model/plan';
import { useForm, type Form } from './useForm';

/** The routing draft, as one section of the console edits it. */
export function usePlan(id: string): Form<DraftView, Plan> {
  const session = useSession();
  return useForm<DraftView, Plan>({
    id,
    saved: 'group.draftSaved',
    read: () => session.call('GET', 'routing/draft'),
    write: (plan, { revision }) => session.call('PUT', 'routing/draft', { revision, plan }),
    draftOf: ({ plan }) => structuredClone(plan),
    piecesOf,
    fromPieces,
  });
}

/** Names a field of the plan, and its values, in words. */
export function usePlanWords(groupName: (id: string) => string, agentName: (id: string) => string) {
  const { t, te } = useI18n();
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
            ? [t('shift.templates'), field && partName(field)]
            : [partName(folder)];
    return [t('plan.shifts'), ...said].filter(Boolean).join(' · ');
  }

  function nameOf(path: string): string {
    const [folder = '', id = '', field, item] = partsOf(path);
    if (folder === 'agents') return [agentName(id), field && partName(field)].filter(Boolean).join(' · ');
    if (folder === 'shifts') return nameOfShift(id, field, item);
    if (folder !== 'groups') return path;
    const said =
      field === 'members' && item !== undefined
        ? t('plan.members', { name: agentName(item) })
        : field === 'orderStates' && item !== undefined
          ? t('plan.orderStates', { name: stateName(item) })
          : field && partName(field);
    return [t('plan.group', { name: groupName(id) }), said].filter(Boolean).join(' · ');
  }

  /** Of a member of a list it is only said whether it is there. */
  function show(path: string, value: unknown): string {
    const [, , field, item] = partsOf(path);
    if (value === undefined || value === null) return field === 'weight' ? String(defaultWeight) : t('admin.absent');
    if (item !== undefined && (field === 'members' || field === 'orderStates')) return t('plan.yes');
    if (Array.isArray(value) && value.length === 0) return t('shift.off');
    if (typeof value === 'boolean') return t(value ? 'plan.yes' : 'plan.no');
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }

  return { nameOf, show, stateName };
}
