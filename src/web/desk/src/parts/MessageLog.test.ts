// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { raiseHead } from '@chatrouter/shared/timeline';
import { createPinia } from 'pinia';
import { expect, it } from 'vitest';
import { createApp, h, nextTick, shallowRef } from 'vue';
import { i18n } from '../i18n';
import { absorb, type Row } from '../model/row';
import { emptyRow, said } from '../model/row.fixture';
import MessageLog from './MessageLog.vue';

it('shows the place of messages that are still to come, and never says that it begins where they are missing', async () => {
  const row = shallowRef<Row>({ ...emptyRow, timeline: raiseHead(emptyRow.timeline, 1) });
  const host = document.body.appendChild(document.createElement('div'));
  const app = createApp({ render: () => h(MessageLog, { row: row.value, name: 'Ann', handed: [] }) });
  app.use(createPinia()).use(i18n).mount(host);
  const shown = (): (boolean | string | null | undefined)[] => [
    host.querySelector('.skeleton') !== null,
    host.querySelector('.start')?.textContent,
    host.querySelector('.log')?.getAttribute('aria-busy'),
  ];
  expect(shown()).toEqual([true, undefined, 'true']);

  row.value = absorb(row.value, said(1));
  await nextTick();

  expect(shown()).toEqual([false, i18n.global.t('pane.start'), 'false']);
  row.value = { ...emptyRow, timeline: raiseHead(emptyRow.timeline, 1), moved: 'rerouted' };
  await nextTick();
  expect(shown()[0]).toBe(false);
  app.unmount();
});
