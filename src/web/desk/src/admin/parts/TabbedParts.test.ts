// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { createApp, h, nextTick, type VNode } from 'vue';
import { i18n } from '../../i18n';
import FaultSummary from './FaultSummary.vue';
import TabbedParts from './TabbedParts.vue';

it('opens the part that a fault is in, and goes by arrows, around and to both ends', async () => {
  const host = document.body.appendChild(document.createElement('div'));
  const slots = { one: (): VNode => h('input', { id: 'first' }), two: (): VNode => h('input', { id: 'second' }) };
  const app = createApp({
    render: () => [
      h(FaultSummary, { faults: { '/second': 'required' }, place: () => ({ name: 'Second', id: 'second' }) }),
      h(TabbedParts, { id: 'x', label: 'Parts', tabs: { one: 'One', two: 'Two' } }, slots),
    ],
  });
  app.use(i18n).mount(host);
  const tab = (name: string): HTMLElement | null => document.getElementById(`${name}-tab-x`);
  const chosen = (): string[] => ['one', 'two'].filter((name) => tab(name)?.getAttribute('aria-selected') === 'true');
  const press = async (key: string): Promise<void> => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await nextTick();
    await nextTick();
  };
  expect(chosen()).toEqual(['one']);

  host.querySelector<HTMLElement>('.faults a')?.click();
  await nextTick();
  await nextTick();
  expect(chosen()).toEqual(['two']);
  expect(document.activeElement?.id).toBe('second');

  tab('two')?.focus();
  for (const [key, to] of [
    ['ArrowRight', 'one'],
    ['ArrowLeft', 'two'],
    ['Home', 'one'],
    ['End', 'two'],
  ] as const) {
    await press(key);
    expect(chosen()).toEqual([to]);
    expect(document.activeElement).toBe(tab(to));
  }
  app.unmount();
});
