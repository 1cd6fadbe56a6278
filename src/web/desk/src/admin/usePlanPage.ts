import { computed, onActivated, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { codeOf } from '@chatrouter/shared/refusal';
import { useSession } from '../stores/session';
import { useMayChange } from './access';
import { partsOf, type DraftView, type Plan } from './model/plan';
import { templateIn } from './model/shifts';
import { setValue, settings, valueOf, type Values } from './model/settings';
import { usePeople, type Person } from './people';
import type { Form } from './useForm';
import { usePlan, usePlanWords } from './usePlan';

export interface PlanPage {
  id: string;
  form: Form<DraftView, Plan>;
  mayChange: ComputedRef<boolean>;
  words: ReturnType<typeof usePlanWords>;
  people: ShallowRef<readonly Person[]>;
  nameOfAgent: (id: string) => string;
  nameOfState: (state: string) => string;
  /** Where a fault of the plan stands: what its field is called, and its element. */
  place: (field: string) => { name: string; id: string };
  presets: ShallowRef<Readonly<Record<string, Values>> | undefined>;
  /** What the draft's preset says. */
  preset: ComputedRef<Values>;
  /** What holds by the draft as it is edited. */
  values: ComputedRef<Values>;
  set: (name: string, value: unknown) => void;
  /** Draft and presets are there. */
  loaded: ComputedRef<boolean>;
  failure: ComputedRef<string | undefined>;
  load: () => Promise<void>;
}

const groupFields: Readonly<Record<string, string>> = {
  name: 'group',
  orderStates: 'states',
  overflowAfterSeconds: 'overflow',
  entries: 'entries',
  fromLevel: 'level',
};

// The element of a field, by the part of the plan that it is in.
const elementOf = ([folder = '', id = '', field = 'name', part = '', word = '']: string[]): string => {
  if (folder === 'overrides') return `setting-${id}`;
  if (folder === 'groups' && field === 'tiers') return `${part}-${id}`;
  if (folder === 'groups' && field === 'texts') return `${part}-${word}-${id}`;
  if (folder === 'groups') return `${groupFields[field] ?? 'members'}-${id}`;
  if (folder === 'agents') return `${field}-${id}`;
  if (folder === 'shifts')
    return id === 'templates' ? `shift-${field}${part === 'spans' ? '-times' : ''}` : id === 'assessed' ? 'shift-assessed' : 'shift-zone';
  return [folder, id].filter(Boolean).join('-');
};

/** What every page about the routing draft has: the form, the presets behind it, and its words. */
export function usePlanPage(id: string): PlanPage {
  const session = useSession();
  const form = usePlan(id);
  const { draft, view } = form;
  const { people, nameOf: nameOfAgent } = usePeople();
  const presets = shallowRef<Readonly<Record<string, Values>>>();
  const unread = ref<string>() as Ref<string | undefined>;
  const nameOfGroup = (group: string): string => draft.value?.groups[group]?.name ?? view.value?.plan.groups[group]?.name ?? group;
  const words = usePlanWords(nameOfGroup, nameOfAgent, (template) => templateIn([draft.value, view.value?.plan], template));
  const nameOfState = (state: string): string => draft.value?.orderStates[state] ?? words.stateName(state);
  const preset = computed<Values>(() => presets.value?.[draft.value?.preset ?? ''] ?? {});
  const values = computed<Values>(() => {
    const plan = draft.value;
    return plan === undefined ? {} : Object.fromEntries(settings.map(({ name }) => [name, valueOf(plan, preset.value, name)]));
  });

  async function readPresets(): Promise<void> {
    try {
      presets.value ??= await session.call('GET', 'routing/presets');
      unread.value = undefined;
    } catch (error) {
      unread.value = codeOf(error);
    }
  }
  onActivated(readPresets);

  return {
    id,
    form,
    mayChange: useMayChange(),
    words,
    people,
    nameOfAgent,
    nameOfState,
    place: (field) => ({ name: words.nameOf(field), id: elementOf(partsOf(field)) }),
    presets,
    preset,
    values,
    set: (name, value) => void (draft.value && setValue(draft.value, preset.value, name, value)),
    loaded: computed(() => view.value !== undefined && presets.value !== undefined),
    failure: computed(() => form.failure.value ?? unread.value),
    load: async () => void (await Promise.all([view.value === undefined ? form.load() : undefined, readPresets()])),
  };
}
