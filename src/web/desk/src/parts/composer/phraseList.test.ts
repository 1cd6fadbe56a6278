// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ref } from 'vue';
import { useSettings } from '../../stores/settings';
import { usePhraseList } from './phraseList';

const phrases = [{ id: 'p1', scope: 'shop', title: '发货时间', code: 'fahuo', initials: 'fhsj', text: '今天发出', revision: 'r' }];
vi.mock('../../stores/phrases', () => ({ usePhrases: () => ({ offered: phrases }) }));

const press = (key: string, shiftKey = false) => new KeyboardEvent('keydown', { key, shiftKey });

function listOn(written: string) {
  const [text, done] = [ref(written), [] as string[]];
  const { key } = usePhraseList(
    text,
    ref(written.length),
    (phrase, from, to) => {
      text.value = text.value.slice(0, from) + phrase.text + text.value.slice(to);
      done.push(`put ${text.value}`);
    },
    () => done.push(`send ${text.value}`),
  );
  return { key, done };
}

beforeEach(() => {
  localStorage.clear();
  setActivePinia(createPinia());
});

describe('the list of quick phrases', () => {
  it('inserts and sends by Shift+Enter where the agent has chosen so', () => {
    useSettings().phraseSends = true;
    const { key, done } = listOn('亲,/fa');

    expect(key(press('Enter', true))).toBe(true);
    expect(done).toEqual(['put 亲,今天发出', 'send 亲,今天发出']);
  });

  it('leaves Shift+Enter to the text unless he has', () => {
    const { key, done } = listOn('/fa');

    expect(key(press('Enter', true))).toBe(false);
    expect(key(press('Enter'))).toBe(true);
    expect(done).toEqual(['put 今天发出']);
  });

  it('takes no Shift+Enter while no phrase fits', () => {
    useSettings().phraseSends = true;
    const { key, done } = listOn('/zz');

    expect(key(press('Enter', true))).toBe(false);
    expect(done).toEqual([]);
  });
});
