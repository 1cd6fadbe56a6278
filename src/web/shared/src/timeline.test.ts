import { describe, expect, it } from 'vitest';
import type { Message } from './contract';
import {
  ack,
  arrive,
  begin,
  dropEcho,
  echo,
  emptyTimeline,
  firstSeq,
  hasHole,
  hasOlder,
  isSaid,
  prepend,
  raiseHead,
  setEcho,
  type Timeline,
} from './timeline';

const message = (seq: number, clientMsgId = `m${seq}`): Message => ({
  conversationId: 'c',
  seq,
  from: 'buyer',
  kind: 'text',
  text: String(seq),
  clientMsgId,
  at: '2026-01-01T00:00:00Z',
});
const seqs = (timeline: Timeline) => timeline.messages.map((m) => m.seq);
const of = (...numbers: number[]) => numbers.map((n) => message(n));
const recall = (seq: number, recalls: number): Message => {
  const { text: _, ...said } = message(seq);
  return { ...said, kind: 'recall', recalls };
};
const texts = (timeline: Timeline) => timeline.messages.map((m) => m.text);
const pending = (clientMsgId: string) => ({ clientMsgId, kind: 'text' as const, text: 'x', at: '', state: { kind: 'pending' } as const });

describe('timeline', () => {
  it('shows messages by number, whatever order they came in', () => {
    const shown = of(2, 1, 4, 3).reduce(arrive, emptyTimeline);

    expect(seqs(shown)).toEqual([1, 2, 3, 4]);
    expect(hasHole(shown)).toBe(false);
  });

  it('shows only the contiguous run and knows the hole', () => {
    const shown = of(1, 2, 5).reduce(arrive, emptyTimeline);

    expect(seqs(shown)).toEqual([1, 2]);
    expect(hasHole(shown)).toBe(true);
    expect(seqs(of(3, 4).reduce(arrive, shown))).toEqual([1, 2, 3, 4, 5]);
  });

  it('drops duplicates', () => {
    expect(seqs(of(1, 1, 2, 1, 2).reduce(arrive, emptyTimeline))).toEqual([1, 2]);
  });

  it('begins at the latest messages and asks for what a head says is missing', () => {
    const begun = begin(emptyTimeline, of(31, 32), 33);

    expect(seqs(begun)).toEqual([31, 32]);
    expect(hasHole(begun)).toBe(true);
    expect(hasOlder(begun)).toBe(true);
  });

  it('continues after a reconnect instead of beginning again', () => {
    const begun = begin(emptyTimeline, of(1, 2), 2);

    expect(seqs(begin(begun, of(3), 3))).toEqual([1, 2, 3]);
    expect(seqs(begin(begun, of(2, 3), 3))).toEqual([1, 2, 3]);
    expect(hasHole(begin(begun, of(9), 9))).toBe(true);
  });

  it('takes older messages only when they end right before the run', () => {
    const begun = begin(emptyTimeline, of(31, 32), 32);

    expect(seqs(prepend(begun, of(29, 30)))).toEqual([29, 30, 31, 32]);
    expect(seqs(prepend(begun, of(28, 30)))).toEqual([31, 32]);
    expect(seqs(prepend(begun, of(30, 31)))).toEqual([30, 31, 32]);
    expect(firstSeq(prepend(begun, []))).toBe(31);
  });

  it('never lowers the head', () => {
    expect(raiseHead(raiseHead(emptyTimeline, 5), 3).head).toBe(5);
  });
});

describe('local echo', () => {
  it('goes from pending to acked to shown once', () => {
    const sent = echo(emptyTimeline, pending('a'));
    const acked = ack(sent, message(1, 'a'));

    expect(sent.echoes).toHaveLength(1);
    expect(acked.echoes).toEqual([]);
    expect(seqs(acked)).toEqual([1]);
  });

  it('waits, acked, for the hole before it', () => {
    const acked = ack(echo(emptyTimeline, pending('b')), message(2, 'b'));

    expect(acked.echoes[0]?.state).toEqual({ kind: 'acked', seq: 2 });
    expect(arrive(acked, message(1)).echoes).toEqual([]);
  });

  it('is replaced by the pushed message when the ack was lost', () => {
    expect(arrive(echo(emptyTimeline, pending('a')), message(1, 'a')).echoes).toEqual([]);
  });

  it('fails, is retried, and goes only by hand', () => {
    const failed = setEcho(echo(emptyTimeline, pending('a')), 'a', { kind: 'failed', code: 'notOwner' });

    expect(failed.echoes[0]?.state).toEqual({ kind: 'failed', code: 'notOwner' });
    expect(echo(failed, pending('a')).echoes).toEqual([pending('a')]);
    expect(dropEcho(failed, 'a').echoes).toEqual([]);
  });
});

describe('recalls', () => {
  it('take the words of what they name, once they have their place in the run', () => {
    const held = arrive(begin(emptyTimeline, of(1, 2), 4), recall(4, 2));
    expect(texts(held)).toEqual(['1', '2']);

    const whole = arrive(held, message(3));

    expect(texts(whole)).toEqual(['1', undefined, '3', undefined]);
    expect(whole.messages.map((m) => m.kind)).toEqual(['text', 'recalled', 'text', 'recall']);
    expect(whole.messages.filter(isSaid).map((m) => m.seq)).toEqual([1, 3]);
  });

  it('hold for older messages that were asked for before', () => {
    const latest = begin(emptyTimeline, [message(3), recall(4, 2)], 4);

    expect(texts(prepend(latest, of(1, 2)))).toEqual(['1', undefined, '3', undefined]);
  });
});
