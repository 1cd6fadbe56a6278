import { signal } from '@preact/signals';
import type { OfferedChat } from '@chatrouter/shared/offered';
import { afterEach, expect, it } from 'vitest';
import { ShopPage } from './shopPage';
import { closedCame, noTalk, statusCame, type Talk } from './talk';
import { locale, own } from './words';

const texts = { zh: { queue: '请稍候', ended: '再见', welcome: '您好' }, en: { queue: 'Please wait', welcome: 'Hello' } };
const groupTexts = { 'after-sale': { zh: { queue: '售后请稍候' }, en: { ended: 'Your refund is safe' } } };
const waiting = (group?: string): Talk => statusCame(noTalk, { conversationId: 'c', status: 'queued', group });

function chat(talk: Talk, named?: string, offered: OfferedChat = { texts, groupTexts }) {
  const page = new ShopPage(
    () => undefined,
    () => undefined,
  );
  if (named !== undefined) page.describe({ groupKey: named });
  return { offered: signal(offered), talk: signal(talk), page };
}

afterEach(() => void (locale.value = 'zh-CN'));

it('says the words of the group that the conversation is with, each that it has none of as the shop', () => {
  const store = chat(waiting('after-sale'));
  expect([own(store, 'queue'), own(store, 'ended'), own(store, 'left')]).toEqual(['售后请稍候', '再见', undefined]);

  locale.value = 'en';
  expect([own(store, 'queue'), own(store, 'ended')]).toEqual(['Please wait', 'Your refund is safe']);
  store.talk.value = closedCame(waiting('after-sale'), 'c', 'agent');
  expect(own(store, 'ended')).toBe('Your refund is safe');
});

it.each([
  ['another group', waiting('pre-sale'), 'after-sale', '请稍候'],
  ['no group, or several', waiting(), 'after-sale', '请稍候'],
  ['nobody yet, on a page that names the group', noTalk, 'after-sale', '售后请稍候'],
  ['nobody yet, on a page that names one that there is not', noTalk, '__proto__', '请稍候'],
  ['nobody yet', noTalk, undefined, '请稍候'],
])('with %s it says what holds there', (_name, talk, named, said) => {
  expect(own(chat(talk, named), 'queue')).toBe(said);
});

it('says the group\u2019s words where the shop has none, and none where nobody has', () => {
  expect(own(chat(waiting('after-sale'), undefined, { groupTexts }), 'queue')).toBe('售后请稍候');
  expect(own(chat(waiting('after-sale'), undefined, {}), 'queue')).toBeUndefined();
});
