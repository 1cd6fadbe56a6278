import { describe, expect, it } from 'vitest';
import { chatOf, draftOfWidget, offeredOf, fromPieces, piecesOf, siteFrom, topicName, type WidgetView } from './widget';

const view: WidgetView = {
  shopId: 'demo',
  publicKey: 'demo',
  origins: ['https://shop.example'],
  guestsAllowed: true,
  look: { side: 'right', color: '#237804' },
  chat: {
    contact: 'either',
    warnOfLinks: true,
    topics: [{ labelZh: '退款', groupKey: 'after-sale' }, { labelEn: 'Delivery' }],
    texts: { zh: { welcome: '欢迎' } },
  },
  secrets: [],
  seen: [],
  revision: '1',
};

describe('the form of the widget', () => {
  it('comes apart into pieces and together again', () => {
    expect(fromPieces(piecesOf(draftOfWidget(view)))).toEqual(draftOfWidget(view));
  });

  it('leaves out what is empty', () => {
    const draft = draftOfWidget(view);
    draft.topics.push({ labelZh: ' 售前 ', labelEn: ' ', groupKey: '' });

    expect(JSON.parse(JSON.stringify(chatOf(draft)))).toEqual({ ...view.chat, topics: [...view.chat.topics, { labelZh: '售前' }] });
  });

  it('offers the preview what buyers would be offered', () => {
    const draft = { ...draftOfWidget(view), contact: 'none' as const, topics: [] };
    draft.texts['texts.en.left'] = ' Got it ';

    expect(JSON.parse(JSON.stringify(offeredOf(draft)))).toEqual({ texts: { zh: { welcome: '欢迎' }, en: { left: 'Got it' } } });
    expect(offeredOf(draftOfWidget(view))).toMatchObject({ contact: 'either', topics: view.chat.topics });
  });

  it('takes the site out of an address, and leaves alone what is none', () => {
    expect(
      ['https://Shop.example.com/item?id=1', 'shop.example.com', 'http://localhost:8080/', 'https://shop.example.com'].map(siteFrom),
    ).toEqual(['https://shop.example.com', 'https://shop.example.com', 'http://localhost:8080', 'https://shop.example.com']);
    const none = ['', 'my shop', '我的店', 'ftp://shop.example.com', 'https://'];
    expect(none.map(siteFrom)).toEqual(none);
  });

  it('calls a topic by all of its names', () => {
    expect(topicName({ labelZh: '退款', labelEn: 'Refund' })).toBe('退款 / Refund');
    expect(topicName({ labelEn: 'Refund' })).toBe('Refund');
  });
});
