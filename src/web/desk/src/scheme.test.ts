// @vitest-environment happy-dom
import { nextTick } from 'vue';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const shown = () => document.documentElement.dataset.scheme;

describe('the colours of a page', () => {
  beforeEach(() => {
    localStorage.clear();
    vi.resetModules();
  });

  it('are the device’s until somebody chooses', async () => {
    const { useScheme } = await import('./scheme');
    useScheme();
    expect(shown()).toBe('auto');
  });

  it('are the chosen ones at once and after a reload', async () => {
    const first = await import('./scheme');
    first.useScheme();
    first.chooseScheme('dark');
    await nextTick();
    expect(shown()).toBe('dark');

    vi.resetModules();
    (await import('./scheme')).useScheme();
    expect(shown()).toBe('dark');
  });

  it('follow what was chosen in another tab', async () => {
    (await import('./scheme')).useScheme();
    dispatchEvent(new StorageEvent('storage', { key: 'chatrouter.scheme', newValue: 'light' }));
    await nextTick();
    expect(shown()).toBe('light');
  });

  it('are the device’s where something else was kept', async () => {
    localStorage.setItem('chatrouter.scheme', 'sepia');
    (await import('./scheme')).useScheme();
    expect(shown()).toBe('auto');
  });
});
