import { describe, expect, it } from 'vitest';
import { countOf, readable, resultOf, statusOf, type Delivery, type Webhook } from './webhooks';

const t = (key: string, values?: Record<string, unknown>): string => (values === undefined ? key : `${key} ${JSON.stringify(values)}`);
const delivery: Delivery = { eventId: '1', event: 'message.created', at: '', state: 'waiting', attempts: 0 };
const webhook: Webhook = { id: '1', url: '', events: [], enabled: true, version: 0, secrets: [], waiting: 0, failed: 0 };

describe('webhooks', () => {
  it('tells nothing of what was not tried', () => {
    expect(resultOf(delivery, t)).toBe('');
  });

  it('tells status and time of what was taken, and why something was not', () => {
    expect(resultOf({ ...delivery, status: 204, tookMs: 12 }, t)).toBe('hook.answered {"status":204,"ms":12}');
    expect(resultOf({ ...delivery, status: 500, tookMs: 12, fault: 'refused' }, t)).toBe('hook.fault.refused {"status":500}');
    expect(resultOf({ ...delivery, tookMs: 12, fault: 'notPublic' }, t)).toBe('hook.fault.notPublic {"status":0}');
  });

  it('tells first that it was switched off, then that it is off, then that it fails', () => {
    const time = (at: string): string => at;
    expect(statusOf(webhook, t, time)).toBe('hook.on');
    expect(statusOf({ ...webhook, failingSince: 'x' }, t, time)).toBe('hook.failing {"time":"x"}');
    expect(statusOf({ ...webhook, failingSince: 'x', enabled: false }, t, time)).toBe('hook.off');
    expect(statusOf({ ...webhook, failingSince: 'x', enabled: false, switchedOffAt: 'y' }, t, time)).toBe('hook.switchedOff {"time":"y"}');
  });

  it('counts as far as the server does', () => {
    expect([countOf(999, t), countOf(1_000, t)]).toEqual(['999', 'hook.many']);
  });

  it('breaks JSON into lines and leaves everything else as it is', () => {
    expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}');
    expect(readable('<html>')).toBe('<html>');
  });
});
