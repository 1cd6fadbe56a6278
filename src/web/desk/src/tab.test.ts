// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { emptyDesk } from './model/desk';
import { emptyRow } from './model/row.fixture';
import { tiered } from './model/tiers';
import { useClock } from './stores/clock';
import { useDesk } from './stores/desk';
import { useSettings } from './stores/settings';
import { showInTab } from './tab';

describe('the tab', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    const icon = document.createElement('link');
    icon.rel = 'icon';
    document.head.replaceChildren(icon);
  });

  /** What the title says within four seconds, the icon at their end. */
  function seen(): { titles: string[]; icon: string } {
    const clock = useClock();
    const titles = Array.from({ length: 4 }, () => {
      clock.now += 1_000;
      showInTab();
      return document.title;
    });
    return { titles, icon: decodeURIComponent(document.head.querySelector('link')?.href ?? '') };
  }

  function waits(seconds: number): void {
    const turnOpenedAt = new Date(useClock().now - seconds * 1000).toISOString();
    const groups = [tiered({ id: 'after', name: '售后', tiers: { orangeSeconds: 40 } })];
    useDesk('1').desk = {
      ...emptyDesk,
      groups,
      rows: { c: { ...emptyRow, conversation: { ...emptyRow.conversation, group: 'after', turnOpenedAt } } },
    };
  }

  it('counts who waits, and shows a dot', () => {
    const calm = seen();
    expect([new Set(calm.titles).size, calm.icon.includes('circle')]).toEqual([1, false]);

    waits(10);
    const one = seen();
    expect([one.titles.every((title) => title.startsWith('(1) ')), one.icon.includes('circle')]).toEqual([true, true]);
  });

  it('flashes once a second when somebody waits too long for his group', () => {
    waits(40);
    const flashing = seen().titles.map((title) => title.startsWith('⏰'));

    expect(flashing.filter(Boolean)).toHaveLength(2);
    expect(flashing.some((on, i) => on === flashing[i + 1])).toBe(false);
  });

  it('says nothing to who is not to be disturbed', () => {
    useSettings().quiet = true;
    const before = seen();
    waits(40);
    [useDesk('1').loaded, useDesk('1').link] = [true, { kind: 'away', since: Date.now() - 5_000, attempt: 1 }];

    expect(seen()).toEqual(before);
    useSettings().quiet = false;
    expect(seen()).not.toEqual(before);
  });

  it('says that the connection is lost, whoever waits', () => {
    waits(10);
    const desk = useDesk('1');
    [desk.loaded, desk.link] = [true, { kind: 'away', since: Date.now() - 1_000, attempt: 1 }];
    expect(seen().titles[0]).toMatch(/^\(1\) /u);

    desk.link = { kind: 'away', since: Date.now() - 5_000, attempt: 1 };
    expect(seen().titles[0]).not.toMatch(/^\(1\) /u);
  });
});
