/** What SignalR's hub connection needs of a connection below it. */
export interface Wire {
  readonly features: object;
  baseUrl: string;
  start(): Promise<void>;
  send(data: string | ArrayBuffer): Promise<void>;
  stop(error?: unknown): Promise<void>;
  onreceive: ((data: string | ArrayBuffer) => void) | null;
  onclose: ((error?: Error) => void) | null;
}

/** One WebSocket: no negotiation, no other transports. */
export class Socket implements Wire {
  readonly features = {};
  onreceive: Wire['onreceive'] = null;
  onclose: Wire['onclose'] = null;
  private socket: WebSocket | undefined;

  constructor(public baseUrl: string) {}

  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = (this.socket = new WebSocket(this.baseUrl));
      let opened = false;
      socket.onopen = () => {
        opened = true;
        resolve();
      };
      socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => this.onreceive?.(data);
      socket.onclose = ({ code }) => {
        const gone = new Error(`The socket closed (${code}).`);
        if (opened) this.onclose?.(code === 1000 ? undefined : gone);
        else reject(gone);
      };
    });
  }

  send(data: string | ArrayBuffer): Promise<void> {
    if (this.socket?.readyState !== WebSocket.OPEN) return Promise.reject(new Error('The socket is not open.'));
    this.socket.send(data);
    return Promise.resolve();
  }

  stop(): Promise<void> {
    const { socket } = this;
    if (socket === undefined || socket.readyState === WebSocket.CLOSED) return Promise.resolve();
    return new Promise((resolve) => {
      socket.addEventListener('close', () => resolve());
      socket.close();
    });
  }
}
