import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';

// Each import is a page: what it holds in memory is its own, the database is the device's.
async function page() {
  vi.resetModules();
  const drafts = await import('./drafts');
  await drafts.loaded;
  return drafts;
}

describe('drafts', () => {
  it('come back on the next page, each agent\u2019s own', async () => {
    const first = await page();
    first.keepDraft('me', 'c1', 'half a sen');
    first.keepDraft('me', 'c1', 'half a sentence');
    first.keepDraft('other', 'c1', 'mine');

    await vi.waitFor(async () => expect((await page()).draftOf('me', 'c1')).toBe('half a sentence'));
    expect((await page()).draftOf('other', 'c1')).toBe('mine');
  });

  it('are gone once they are sent', async () => {
    const first = await page();
    first.keepDraft('me', 'c2', 'x');
    first.keepDraft('me', 'c2', '');
    expect(first.draftOf('me', 'c2')).toBe('');

    const marker = await page();
    marker.keepDraft('me', 'marker', 'stored after');
    await vi.waitFor(async () => expect((await page()).draftOf('me', 'marker')).toBe('stored after'));

    expect((await page()).draftOf('me', 'c2')).toBe('');
  });
});
