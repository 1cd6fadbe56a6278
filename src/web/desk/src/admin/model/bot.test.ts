import { describe, expect, it } from 'vitest';
import { answersFrom, faultsOfAnswers, keywordsOf, type BotAnswer } from './bot';
import type { TableRow } from './csv';

const row = (cells: Record<string, string>, line = 2): TableRow => ({ line, cells }) as TableRow;

describe('keywords', () => {
  it('are parted by whichever comma the keyboard has, each once', () => {
    expect(keywordsOf('发货, 多久到\uff0c物流、发货;快递\uff1b单号\n')).toEqual(['发货', '多久到', '物流', '快递', '单号']);
    expect(keywordsOf(' ')).toEqual([]);
  });
});

describe('imported answers', () => {
  it('tell the first fault of each row', () => {
    const rows = [
      row({ question: '何时发货', answer: '48 小时' }),
      row({ question: '', answer: 'x' }),
      row({ question: 'x'.repeat(101), answer: 'x' }),
      row({ question: '何时发货', answer: 'x' }),
      row({ question: 'a', keywords: 'k'.repeat(31), answer: 'x' }),
      row({ question: 'b', keywords: [...Array(21).keys()].join(','), answer: 'x' }),
      row({ question: 'c' }),
      row({ question: 'd', answer: 'x'.repeat(1_001) }),
      row({ question: '何时发货\uff1f ', answer: 'x' }),
      row({ question: 'e', answer: 'x', questionEn: 'x'.repeat(101) }),
      row({ question: 'f', answer: 'x', questionEn: 'F?' }),
      row({ question: 'g', answer: 'x', answerEn: 'x'.repeat(1_001) }),
      row({ question: 'h', answer: 'x', questionEn: 'Hours?', answerEn: 'x' }),
      row({ question: 'ＨＯＵＲＳ', answer: 'x' }),
    ];

    expect([...faultsOfAnswers(rows)].map(([at, { field, fault }]) => `${at} ${field} ${fault}`)).toEqual([
      '1 question required',
      '2 question tooLong',
      '3 question duplicate',
      '4 keywords tooLong',
      '5 keywords tooMany',
      '6 text required',
      '7 text tooLong',
      '8 question duplicate',
      '9 questionEn tooLong',
      '10 questionEn duplicate',
      '11 textEn tooLong',
      '13 question duplicate',
    ]);
  });

  it('change what is there in its place and come after it otherwise', () => {
    const present: BotAnswer[] = [
      { question: '何时发货?', keywords: [], text: 'old', suggested: false, questionEn: 'Ship?', textEn: 'soon' },
      { question: 'Pay?', keywords: [], text: 'card', suggested: false, questionEn: '', textEn: '' },
    ];

    expect(
      answersFrom(
        [
          row({ question: '何时发货', keywords: '发货', answer: 'new', suggested: '是', answerEn: 'in 48 h' }),
          row({ question: 'Size?', answer: 'M' }),
        ],
        present,
      ),
    ).toEqual([
      { question: '何时发货', keywords: ['发货'], text: 'new', suggested: true, questionEn: 'Ship?', textEn: 'in 48 h' },
      { question: 'Pay?', keywords: [], text: 'card', suggested: false, questionEn: '', textEn: '' },
      { question: 'Size?', keywords: [], text: 'M', suggested: false, questionEn: '', textEn: '' },
    ]);
  });

  it('keep what their file has no column of, and lose what its cells leave empty', () => {
    const present: BotAnswer[] = [
      { question: 'Ship?', keywords: ['发货'], text: 'old', suggested: true, questionEn: 'When?', textEn: 'soon' },
    ];

    expect(answersFrom([row({ question: 'Ship?', answer: 'new' })], present)).toEqual([{ ...present[0], text: 'new' }]);
    expect(
      answersFrom([row({ question: 'Ship?', keywords: '', answer: 'new', suggested: '', questionEn: '', answerEn: '' })], present),
    ).toEqual([{ question: 'Ship?', keywords: [], text: 'new', suggested: false, questionEn: '', textEn: '' }]);
  });
});
