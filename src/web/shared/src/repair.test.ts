import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Message, MessagePage } from './contract';
import { Repair } from './repair';
import { arrive, emptyTimeline, raiseHead, type Timeline } from './timeline';

const message = (seq: number): Message => ({ conversationId: 'c', seq, from: 'buyer', kind: 'text', clientMsgId: `m${seq}`, at: '' });

function setup(start: Timeline, pages: (MessagePage | Error)[]) {
  let timeline = start;
  const asked: number[] = [];
  const sync = (afterSeq: number) => {
    asked.push(afterSeq);
    const page = pages.shift() ?? new Error('no more');
    return page instanceof Error ? Promise.reject(page) : Promise.resolve(page);
  };
  const repair = new Repair({ read: () => timeline, write: (t) => (timeline = t), sync });
  const fill = (m: Message) => (timeline = arrive(timeline, m));
  return { repair, asked, fill, seqs: () => timeline.messages.map((m) => m.seq) };
}

describe('repair', () => {
  afterEach(() => vi.useRealTimers());

  it('asks page after page until the hole is closed', async () => {
    const { repair, asked, seqs } = setup(raiseHead(emptyTimeline, 3), [
      { messages: [message(1), message(2)], lastSeq: 4 },
      { messages: [message(3), message(4)], lastSeq: 4 },
    ]);

    await repair.run();

    expect(asked).toEqual([0, 2]);
    expect(seqs()).toEqual([1, 2, 3, 4]);
  });

  it('asks nothing when nothing is missing', async () => {
    const { repair, asked } = setup(arrive(emptyTimeline, message(1)), []);

    await repair.run();

    expect(asked).toEqual([]);
  });

  it('ends a round that brings nothing, and can run again', async () => {
    const { repair, asked, seqs } = setup(raiseHead(emptyTimeline, 1), [
      { messages: [], lastSeq: 1 },
      { messages: [message(1)], lastSeq: 1 },
    ]);

    await repair.run();
    await repair.run();

    expect(asked).toEqual([0, 0]);
    expect(seqs()).toEqual([1]);
  });

  it('asks again after failures without being told: nothing else may ever happen in the conversation', async () => {
    vi.useFakeTimers();
    const { repair, asked, seqs } = setup(raiseHead(emptyTimeline, 1), [
      ...Array.from({ length: 6 }, () => new Error('unavailable')),
      { messages: [message(1)], lastSeq: 1 },
    ]);

    const done = repair.run();
    await vi.advanceTimersByTimeAsync(30_000);
    await done;

    expect(asked).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(seqs()).toEqual([1]);
  });

  it('stops asking when somebody else filled the hole meanwhile', async () => {
    vi.useFakeTimers();
    const { repair, asked, fill } = setup(raiseHead(emptyTimeline, 1), [new Error('unavailable')]);

    const done = repair.run();
    await vi.advanceTimersByTimeAsync(0);
    fill(message(1));
    await vi.advanceTimersByTimeAsync(30_000);
    await done;

    expect(asked).toEqual([0]);
  });

  it('runs one round at a time', async () => {
    const { repair, asked } = setup(raiseHead(emptyTimeline, 1), [{ messages: [message(1)], lastSeq: 1 }]);

    await Promise.all([repair.run(), repair.run()]);

    expect(asked).toEqual([0]);
  });
});
