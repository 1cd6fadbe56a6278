import { describe, expect, it } from 'vitest';
import { fillVariables, matchPhrases, slashAt, unresolved, type Phrase } from './phrases';

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
    expect(unresolved(text)).toEqual(['{{ order.no }}', '{{order.no}}', '{{constructor}}']);
  });
});
