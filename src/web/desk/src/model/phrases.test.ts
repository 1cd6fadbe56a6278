import { describe, expect, it } from 'vitest';
import { fillVariables, insertableOf, marksOf, matchPhrases, slashAt, unresolved, type Phrase } from './phrases';

const phrase = (code: string, initials: string, title: string, text: string): Phrase => ({
  id: code,
  scope: 'shop',
  code,
  revision: '',
  initials,
  title,
  text,
});
const phrases = [
  phrase('kuaidi', 'kdwt', '快递问题', '说说 fa 的事'),
  phrase('x', 'fpsm', '发票说明', '电子发票'),
  phrase('fahuo', 'fhsj', '发货时间', '今天发出'),
  phrase('fapiao', 'fp', '发票', '抬头'),
];
const codes = (query: string) => matchPhrases(phrases, query).map((match) => match.code);

describe('matching', () => {
  it('puts codes before initials before content', () => {
    expect(codes('fa')).toEqual(['fahuo', 'fapiao', 'kuaidi']);
    expect(codes('fp')).toEqual(['x', 'fapiao']);
    expect(codes('FHSJ')).toEqual(['fahuo']);
    expect(codes('抬头')).toEqual(['fapiao']);
    expect(codes('nothing')).toEqual([]);
    expect(codes('')).toEqual(['kuaidi', 'x', 'fahuo', 'fapiao']);
  });
});

describe('a slash', () => {
  it.each([
    ['/fa', 3, 0, 'fa'],
    ['亲/fa', 4, 1, 'fa'],
    ['hello /fa more', 9, 6, 'fa'],
    ['/', 1, 0, ''],
  ])('in %j asks at the caret', (text, caret, at, query) => {
    expect(slashAt(text, caret)).toEqual({ at, query });
  });

  it.each([
    ['https://a', 9],
    ['and/or', 6],
    ['/fa huo', 7],
    ['10/21', 5],
    ['/fa', 0],
  ])('in %j asks nothing', (text, caret) => {
    expect(slashAt(text, caret)).toBeUndefined();
  });
});

describe('variables', () => {
  it('are filled in where something is known, the others stay', () => {
    const text = fillVariables('{{buyer.nick}},订单 {{ order.no }} {{order.no}} {{constructor}}', { 'buyer.nick': '李$1' });
    expect(text).toBe('李$1,订单 {{ order.no }} {{order.no}} {{constructor}}');
  });

  it('without a value have a place in the text, whatever the others are filled with', () => {
    const text = '{{buyer.nick}},订单 {{ order.no }} {{constructor}}';
    const places = unresolved(text, { 'buyer.nick': '{{order.no}}' });
    expect(places.map(({ from, to }) => text.slice(from, to))).toEqual(['{{ order.no }}', '{{constructor}}']);
  });

  it('without a value are marked as a whole among the forbidden words', () => {
    const text = '高仿 {{order.no}} 微信';
    const word = (said: string, mode: 'warn' | 'block') => ({
      from: text.indexOf(said),
      to: text.indexOf(said) + said.length,
      rule: { mode },
    });
    const marks = marksOf(unresolved(text, {}), [word('高仿', 'block'), word('order', 'warn'), word('微信', 'warn')]);
    expect(marks.map(({ from, to, rule }) => [text.slice(from, to), rule.mode])).toEqual([
      ['高仿', 'block'],
      ['{{order.no}}', 'block'],
      ['微信', 'warn'],
    ]);
  });
});

describe('answers', () => {
  const answers = insertableOf([
    { question: '什么时候发货？', text: '48 小时内发出。', initials: 'smshfh', keywords: ['发货', '多久到'] },
    { question: 'How can I pay?', text: 'Alipay.', initials: 'howcanipay', keywords: ['付款'] },
  ]);
  const found = (query: string) => matchPhrases([...phrases, ...answers], query).map(({ title }) => title);

  it('are found among the phrases by initials, question, content and keywords, and marked', () => {
    expect(found('smsh')).toEqual(['什么时候发货？']);
    expect(found('how')).toEqual(['How can I pay?']);
    expect(found('发货')).toEqual(['发货时间', '什么时候发货？']);
    expect(found('多久')).toEqual(['什么时候发货？']);
    expect(found('48')).toEqual(['什么时候发货？']);
    expect(answers.map(({ scope, text }) => `${scope} ${text}`)).toEqual(['faq 48 小时内发出。', 'faq Alipay.']);
  });
});
