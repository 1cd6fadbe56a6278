// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { createPinia, setActivePinia } from 'pinia';
import { expect, it, vi } from 'vitest';
import { createApp } from 'vue';
import { i18n } from '../../i18n';
import { emptyDesk } from '../../model/desk';
import type { Row } from '../../model/row';
import { emptyRow } from '../../model/row.fixture';
import { useDesk } from '../../stores/desk';
import { useSession } from '../../stores/session';
import BlockedNote from './BlockedNote.vue';

it('asks about one buyer: another conversation takes the question away', async () => {
  const pinia = createPinia();
  setActivePinia(pinia);
  useSession().call = (async () => ({})) as never;
  const desk = useDesk();
  const rowOf = (id: string): Row => ({ ...emptyRow, conversation: { ...emptyRow.conversation, id, buyerName: id } });
  desk.desk = { ...emptyDesk, rows: { Ann: rowOf('Ann'), Bert: rowOf('Bert') } };
  desk.selected = 'Ann';
  const host = document.body.appendChild(document.createElement('div'));
  const app = createApp(BlockedNote);
  app.use(pinia).use(i18n).mount(host);
  const button = async (): Promise<HTMLElement | null> => vi.waitUntil(() => host.querySelector('button'));
  const asked = (): string | null | undefined => document.querySelector('[role=dialog]')?.getAttribute('aria-label');
  (await button())?.click();
  await vi.waitFor(() => expect(asked()).toContain('A**'));

  desk.selected = 'Bert';
  await vi.waitFor(() => expect(asked()).toBeUndefined());
  await button();
  expect(asked()).toBeUndefined();

  (await button())?.click();
  await vi.waitFor(() => expect(asked()).toContain('B**'));
  app.unmount();
});
