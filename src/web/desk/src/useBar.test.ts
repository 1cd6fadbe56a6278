// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, it } from 'vitest';
import { useClock } from './stores/clock';
import { useDesk } from './stores/desk';
import { useBar } from './useBar';
import { useWaitText } from './useWaitText';

beforeEach(() => setActivePinia(createPinia()));

it('has patience with a connection that is lost, and the clocks with it', () => {
  const [bar, waitText, clock, desk] = [useBar(), useWaitText(), useClock(), useDesk()];
  const shown = (): string[] => [bar.value.kind, waitText(62)];
  desk.link = { kind: 'up' };
  expect(shown()).toEqual(['none', '01:02']);

  desk.link = { kind: 'away', since: clock.now - clock.offsetMs() - 4_999, attempt: 0 };
  expect(shown()).toEqual(['thin', '01:02']);

  clock.now += 1_000;
  expect(shown()).toEqual(['full', '≈01:02']);
});
