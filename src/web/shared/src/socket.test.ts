import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Socket } from './socket';

class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static readonly CLOSED = 3;
  static last: FakeSocket;
  readyState = 0;
  onopen?: () => void;
  onclose?: (event: { code: number }) => void;
  onmessage?: (event: { data: string }) => void;
  readonly sent: string[] = [];

  constructor(readonly url: string) {
    super();
    FakeSocket.last = this;
  }

  open(): void {
    this.readyState = FakeSocket.OPEN;
    this.onopen?.();
  }

  send(data: string): void {
    this.sent.push(data);
  }

  close(code = 1000): void {
    this.readyState = FakeSocket.CLOSED;
    this.onclose?.({ code });
    this.dispatchEvent(new Event('close'));
  }
}

describe('socket', () => {
  beforeEach(() => vi.stubGlobal('WebSocket', FakeSocket));
  afterEach(() => vi.unstubAllGlobals());

  it('new -> open: sends and hears', async () => {
    const socket = new Socket('wss://chat.example.com/hubs/buyer');
    socket.onreceive = vi.fn();
    const started = socket.start();
    FakeSocket.last.open();
    await started;

    await socket.send('hello');
    FakeSocket.last.onmessage?.({ data: 'hi' });

    expect(FakeSocket.last.sent).toEqual(['hello']);
    expect(socket.onreceive).toHaveBeenCalledWith('hi');
  });

  it('new -> closed: starting fails, and nothing was lost', async () => {
    const socket = new Socket('wss://chat.example.com/hubs/buyer');
    socket.onclose = vi.fn();
    const started = socket.start();
    FakeSocket.last.close(1006);

    await expect(started).rejects.toThrow('1006');
    expect(socket.onclose).not.toHaveBeenCalled();
  });

  it('open -> closed: tells of a loss with its reason, of an end without', async () => {
    for (const [code, why] of [
      [1006, expect.any(Error)],
      [1000, undefined],
    ] as const) {
      const socket = new Socket('wss://chat.example.com/hubs/buyer');
      socket.onclose = vi.fn();
      const started = socket.start();
      FakeSocket.last.open();
      await started;

      FakeSocket.last.close(code);

      expect(socket.onclose).toHaveBeenCalledWith(why);
      await expect(socket.send('late')).rejects.toThrow('not open');
    }
  });

  it('stops once the socket is closed, and at once when there is none', async () => {
    const socket = new Socket('wss://chat.example.com/hubs/buyer');
    await socket.stop();
    const started = socket.start();
    FakeSocket.last.open();
    await started;

    await socket.stop();

    expect(FakeSocket.last.readyState).toBe(FakeSocket.CLOSED);
  });
});
