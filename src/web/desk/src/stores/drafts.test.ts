import 'fake-indexeddb/auto';
import { Table } from '@chatrouter/shared/table';
import { describe, expect, it, vi } from 'vitest';

// Each import is a page: what it holds in memory is its own, the database is the device's.
async function page() {
  vi.resetModules();
  const drafts = await import('./drafts');
  await drafts.loaded;
  return drafts;
}

const reply = (text: string) => ({ text, note: false });
const note = (text: string) => ({ text, note: true });

describe('drafts', () => {
  it('come back on the next page, each agent\u2019s own', async () => {
    const first = await page();
    first.keepDraft('me', 'c1', reply('half a sen'));
    first.keepDraft('me', 'c1', reply('half a sentence'));
    first.keepDraft('other', 'c1', reply('mine'));

    await vi.waitFor(async () => expect((await page()).draftOf('me', 'c1')).toEqual(reply('half a sentence')));
    expect((await page()).draftOf('other', 'c1')).toEqual(reply('mine'));
  });

  it('are gone once they are sent', async () => {
    const first = await page();
    first.keepDraft('me', 'c2', reply('x'));
    first.keepDraft('me', 'c2', reply(''));
    expect(first.draftOf('me', 'c2').text).toBe('');

    const marker = await page();
    marker.keepDraft('me', 'marker', reply('stored after'));
    await vi.waitFor(async () => expect((await page()).draftOf('me', 'marker')).toEqual(reply('stored after')));

    expect((await page()).draftOf('me', 'c2').text).toBe('');
  });

  it('stay what they are, a note or a reply, on this page and on the next', async () => {
    const first = await page();
    first.keepDraft('me', 'c3', reply('he pays late'));
    first.keepDraft('me', 'c3', note('he pays late'));
    first.keepDraft('me', 'c4', note('hello'));
    first.keepDraft('me', 'c4', reply('hello'));
    expect([first.draftOf('me', 'c3'), first.draftOf('me', 'c4')]).toEqual([note('he pays late'), reply('hello')]);

    await vi.waitFor(async () => expect((await page()).draftOf('me', 'c4')).toEqual(reply('hello')));
    expect((await page()).draftOf('me', 'c3')).toEqual(note('he pays late'));
  });

  it('are replies where an earlier version left them', async () => {
    const table = new Table('chatrouter-drafts', 'drafts', (db) => db.createObjectStore('drafts'));
    await table.ask('readwrite', (rows) => rows.put('as ever', 'me/c5'));

    expect((await page()).draftOf('me', 'c5')).toEqual(reply('as ever'));
  });
});
