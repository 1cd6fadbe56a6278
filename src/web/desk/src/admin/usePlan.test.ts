// @vitest-environment happy-dom
import { adminRoutingTexts } from '@chatrouter/shared/texts/adminRouting';
import { adminShiftTexts } from '@chatrouter/shared/texts/adminShifts';
import { createPinia } from 'pinia';
import { describe, expect, it } from 'vitest';
import { createApp, h, nextTick } from 'vue';
import { addTexts, i18n, useLocale } from '../i18n';
import type { DraftView, Plan } from './model/plan';
import { templateIn } from './model/shifts';
import type { Form } from './useForm';
import { usePlan, usePlanWords, useUnreadPlan, useUnsavedPlan } from './usePlan';

const plan: Plan = { preset: 'balanced', overrides: {}, groups: {}, agents: {}, orderStates: {} };

function mounted(use: () => void): () => void {
  const app = createApp({ setup: () => (use(), () => h('p')) });
  app.use(createPinia()).use(i18n).mount(document.createElement('div'));
  return () => app.unmount();
}

describe('the routing draft on several pages', () => {
  it('names the pages whose changes it does not hold', async () => {
    const forms: Form<DraftView, Plan>[] = [];
    let unsaved: ReturnType<typeof useUnsavedPlan> | undefined;
    const end = mounted(() => {
      forms.push(usePlan('busy'), usePlan('groups'));
      unsaved = useUnsavedPlan();
    });
    for (const form of forms) form.show({ revision: 1, version: 1, changed: false, plan, settings: {} });
    expect(unsaved?.value).toEqual([]);

    const [busy] = forms;
    if (busy !== undefined) busy.draft.value = { ...plan, overrides: { busyAbove: 2 } };
    await nextTick();
    expect(unsaved?.value).toEqual(['busy']);

    busy?.reset();
    await nextTick();
    expect(unsaved?.value).toEqual([]);
    end();
  });

  it('tells on which page something is typed that cannot be read, until it is taken back', () => {
    let form: Form<DraftView, Plan> | undefined;
    let unread: ReturnType<typeof useUnreadPlan> | undefined;
    const end = mounted(() => {
      form = usePlan('shifts');
      unread = useUnreadPlan();
    });
    form?.unread.set('/shifts/assessed', '25:99');
    expect(unread?.value).toEqual([{ section: 'shifts', field: '/shifts/assessed', typed: '25:99' }]);

    form?.reset();
    expect(unread?.value).toEqual([]);
    end();
  });

  it('is told in words, shifts by their names and times', () => {
    const early = { name: '早', spans: [{ from: '08:30', to: '16:30' }] };
    const shifts = { templates: { 't-1': early } };
    let words: ReturnType<typeof usePlanWords> | undefined;
    addTexts({ ...adminRoutingTexts, ...adminShiftTexts });
    useLocale('en');
    const named = (id: string): string => (id === 'a-1' ? 'Fang' : id);
    mounted(() => (words = usePlanWords(named, named, (id) => templateIn([undefined, { ...plan, shifts }], id))))();
    const said = (path: string, value: unknown): string => `${words?.nameOf(path)}: ${words?.show(path, value)}`;

    expect(said('/shifts/weeks/a-1/monday', ['t-1', 't-2'])).toBe('Shifts · Fang · Mon: 早, t-2');
    expect(said('/shifts/exceptions/2026-11-11/a-1', [])).toBe('Shifts · 2026-11-11 · Fang: off');
    expect(said('/shifts/templates/t-1/spans', early.spans)).toBe('Shifts · 早 · times: 08:30–16:30');
    expect(said('/shifts/assessed/from', '08:00')).toBe('Shifts · Assessed hours · From: 08:00');
  });

  it('names the text of a group by its word and its language, and says where it is the shop\u2019s again', () => {
    let words: ReturnType<typeof usePlanWords> | undefined;
    addTexts(adminRoutingTexts);
    mounted(() => (words = usePlanWords(() => '售后', String)))();
    const said = (path: string, value: unknown): string => `${words?.nameOf(path)}: ${words?.show(path, value)}`;

    useLocale('zh-CN');
    expect(said('/groups/g/texts/en/ended', '<b>Bye</b>')).toBe('分组「售后」 · 会话结束时 (English): <b>Bye</b>');
    useLocale('en');
    expect(said('/groups/g/texts/zh/queue', '请稍候')).toBe('Group \u201c售后\u201d · One line more in the queue (中文): 请稍候');
    expect(said('/groups/g/texts/zh/queue', undefined)).toBe('Group \u201c售后\u201d · One line more in the queue (中文): as the shop');
  });
});
