// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { createPinia, setActivePinia } from 'pinia';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextTick } from 'vue';
import { emptyDesk } from '../model/desk';
import { emptyRow } from '../model/row.fixture';
import { tiered } from '../model/tiers';
import { play } from '../sounds';
import { useAlerts } from './alerts';
import { useClock } from './clock';
import { useDesk } from './desk';
import { useSettings } from './settings';

vi.mock('../sounds', () => ({ play: vi.fn(), unlockSound: vi.fn() }));

class Shown {
  static permission = 'granted';
  static all: Shown[] = [];
  onclick: (() => void) | undefined;
  close = vi.fn();
  constructor(
    readonly title: string,
    readonly options: { tag: string; body: string },
  ) {
    Shown.all.push(this);
  }
}

const assigned = (id: string) => ({ kind: 'assigned', id, handed: false }) as const;

describe('alerts', () => {
  let hidden = true;
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    vi.stubGlobal('Notification', Shown);
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
    localStorage.clear();
    sessionStorage.clear();
    setActivePinia(createPinia());
    useDesk('1').desk = { ...emptyDesk, rows: { c: emptyRow, d: { ...emptyRow, conversation: { ...emptyRow.conversation, id: 'd' } } } };
  });
  afterEach(() => {
    [hidden, Shown.all] = [true, []];
    vi.mocked(play).mockClear();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('sound and are shown for each conversation, and a click leads there', () => {
    useAlerts().hear('1', assigned('c'));

    expect(play).toHaveBeenCalledExactlyOnceWith('ding');
    expect(Shown.all.map(({ options }) => options.tag)).toEqual(['1:c']);
    Shown.all[0]?.onclick?.();
    expect([useDesk('1').selected, Shown.all[0]?.close]).toEqual(['c', expect.anything()]);
  });

  it('say what a buyer calls himself and writes as it is, whatever it looks like', () => {
    const lastText = '<img src=x onerror=alert(1)> {name} @:alert.late | $1 \u202Etfel';
    const conversation = { ...emptyRow.conversation, buyerName: '<b onclick=alert(1)>{name}', lastText };
    useDesk('1').desk = { ...emptyDesk, rows: { c: { ...emptyRow, conversation } } };

    useAlerts().hear('1', assigned('c'));

    expect(Shown.all.map(({ title, options }) => [title.split(/[:：] ?/u)[1], options.body])).toEqual([['<***', lastText]]);
  });

  it('are one in three seconds, whatever comes', () => {
    const alerts = useAlerts();
    for (const id of ['c', 'd', 'c']) alerts.hear('1', assigned(id));
    expect([Shown.all.length, vi.mocked(play).mock.calls.length]).toEqual([1, 1]);

    vi.advanceTimersByTime(3_000);
    expect(Shown.all[1]?.title).toMatch(/2/u);
    vi.advanceTimersByTime(9_000);
    expect(Shown.all).toHaveLength(2);
  });

  it('let a hand-over be heard right behind a message, and not the other way round', () => {
    const alerts = useAlerts();
    alerts.hear('1', { kind: 'message', id: 'd' });
    alerts.hear('1', { ...assigned('c'), handed: true });
    alerts.hear('1', { kind: 'message', id: 'd' });

    expect(vi.mocked(play).mock.calls).toEqual([['ding'], ['handed']]);
  });

  it('are seen and not heard for the ten minutes that they are mute', () => {
    const alerts = useAlerts();
    alerts.toggleMute();
    alerts.hear('1', assigned('c'));
    expect([Shown.all.length, vi.mocked(play).mock.calls.length]).toEqual([1, 0]);

    useClock().now += 10 * 60_000;
    alerts.hear('1', assigned('d'));
    expect(play).toHaveBeenCalledOnce();
  });

  it('keep quiet when they are told to', () => {
    const [alerts, settings] = [useAlerts(), useSettings()];
    settings.quiet = true;
    alerts.hear('1', assigned('c'));
    alerts.hear('1', { kind: 'late', id: 'c', tier: 'orange' });
    expect(alerts.announcement).toBe('');
    settings.quiet = false;
    [settings.sounds, settings.desktop] = [false, false];
    alerts.hear('1', assigned('c'));

    expect([Shown.all, vi.mocked(play).mock.calls]).toEqual([[], []]);
  });

  it('tell who crossed the tiers of his group, with what his group says', async () => {
    hidden = false;
    const [alerts, clock, desk] = [useAlerts(), useClock(), useDesk('1')];
    const asked = (seconds: number) => new Date(clock.now - seconds * 1000).toISOString();
    const conversation = { ...emptyRow.conversation, group: 'after', turnOpenedAt: asked(39) };
    const groups = [tiered({ id: 'after', name: '售后', tiers: { orangeSeconds: 40, redSeconds: 50 } })];
    desk.desk = { ...emptyDesk, groups, rows: { c: { ...emptyRow, conversation } } };
    clock.now += 10;
    await nextTick();
    expect(play).not.toHaveBeenCalled();

    clock.now += 1_000;
    await nextTick();
    expect(play).toHaveBeenCalledExactlyOnceWith('double');
    expect(alerts.announcement).toContain('40');
    expect(Shown.all[0]?.title).toContain('40');
  });
});
