using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>Opens many connections from one process, spread over loopback addresses so that ports suffice.</summary>
internal sealed class Connector : IDisposable
{
    private const int PortsPerAddress = 20_000;

    private readonly HttpMessageInvoker _invoker;
    private int _opened;

    public Connector()
    {
        var handler = new SocketsHttpHandler { ConnectCallback = ConnectAsync, UseProxy = false, MaxConnectionsPerServer = 64 };
        _invoker = new HttpMessageInvoker(handler);
        Http = new HttpClient(handler, disposeHandler: false);
    }

    public HttpClient Http { get; }

    public async Task<WebSocket> OpenAsync(Uri url, string origin, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        // The hub protocol has pings of its own.
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(url, _invoker, cancellation);
        return socket;
    }

    public void Dispose()
    {
        Http.Dispose();
        _invoker.Dispose();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var number = Interlocked.Increment(ref _opened) / PortsPerAddress;
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (number > 0) socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(number + 1)]), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
