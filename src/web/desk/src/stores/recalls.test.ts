import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useRecalls } from './recalls';

const desk = vi.hoisted(() => ({ recall: vi.fn<(id: string, request: { clientMsgId: string; seq: number }) => Promise<void>>() }));
vi.mock('./desk', () => ({ useDesk: () => desk }));

describe('what was taken back', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
    desk.recall.mockReset().mockResolvedValue();
  });

  it('is kept before it is gone from every screen', async () => {
    const recalls = useRecalls('1');
    let kept: string | undefined;
    desk.recall.mockImplementationOnce(() => Promise.resolve(void (kept = recalls.textOf('c', 7))));

    await recalls.recall('c', 7, 'Tomorrow');

    expect([kept, recalls.textOf('c', 7)]).toEqual(['Tomorrow', 'Tomorrow']);
    expect(desk.recall.mock.calls.map(([id, { seq }]) => [id, seq])).toEqual([['c', 7]]);
  });

  it('is that message alone, in that shop alone', async () => {
    await useRecalls('1').recall('c', 7, 'Tomorrow');

    expect(['d/7', 'c/8'].map((at) => useRecalls('1').textOf(at.slice(0, 1), Number(at.slice(2))))).toEqual([undefined, undefined]);
    expect(useRecalls('2').textOf('c', 7)).toBeUndefined();
  });

  it('has no words where it was a picture or a card', async () => {
    await useRecalls('1').recall('c', 7, undefined);

    expect(useRecalls('1').textOf('c', 7)).toBeUndefined();
    expect(desk.recall).toHaveBeenCalledTimes(1);
  });

  it('is asked for each time as another message, and a refusal is heard', async () => {
    desk.recall.mockRejectedValueOnce(new Error('recallTooLate'));

    await expect(useRecalls('1').recall('c', 7, 'Tomorrow')).rejects.toThrow('recallTooLate');
    await useRecalls('1').recall('c', 7, 'Tomorrow');

    expect(new Set(desk.recall.mock.calls.map(([, { clientMsgId }]) => clientMsgId)).size).toBe(2);
  });
});
