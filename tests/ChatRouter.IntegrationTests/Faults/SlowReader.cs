using System.Diagnostics;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>One more tab of an agent's desk with little room for what comes: it pings and reads until it is told to stop reading.</summary>
internal sealed class SlowReader : IAsyncDisposable
{
    private const int Room = 4_096;

    private static ReadOnlySpan<byte> Mark => "\"target\":\"Resync\""u8;

    private readonly ClientWebSocket _socket = new();
    private readonly HttpMessageInvoker _way = new(new SocketsHttpHandler { ConnectCallback = ConnectAsync });
    private readonly CancellationTokenSource _leaving = new();
    private readonly Stopwatch _clock;
    private Task _reading = Task.CompletedTask;
    private Task<TimeSpan> _pinging = Task.FromResult(TimeSpan.Zero);
    private volatile bool _reads = true;
    private volatile bool _wasCut;

    private SlowReader(Stopwatch clock) => _clock = clock;

    public static async Task<SlowReader> OpenAsync(Endpoint server, AgentSession session, Stopwatch clock)
    {
        var reader = new SlowReader(clock);
        var ticket = await server.TicketAsync(session.AccessToken);
        reader._socket.Options.SetRequestHeader("Origin", server.Origin);
        var url = new UriBuilder(server.Http.BaseAddress!) { Scheme = Uri.UriSchemeWs, Path = "/hubs/agent", Query = $"access_token={Uri.EscapeDataString(ticket)}" }.Uri;
        await reader._socket.ConnectAsync(url, reader._way, CancellationToken.None);
        await reader.SayAsync("""{"protocol":"json","version":1}""");
        await reader.SayAsync("""{"type":1,"invocationId":"1","target":"Resume","arguments":[{"have":{}}]}""");
        reader._reading = reader.ReadAsync();
        reader._pinging = reader.PingToTheEndAsync();
        return reader;
    }

    public static Task<AgentSession> SignInAsync(Endpoint server, string shop, string account) => server.SignInAgentAsync(shop, account, DemoShop.Password);

    /// <summary>Something was read, or the connection ended.</summary>
    public Changes Changes { get; } = new();

    /// <summary>How much has been read.</summary>
    public long Read { get; private set; }

    /// <summary>The server said that it dropped events.</summary>
    public bool WasToldToResync { get; private set; }

    /// <summary>The server said that it dropped events, or has cut the connection.</summary>
    public bool WasLeftBehind => WasToldToResync || _wasCut;

    /// <summary>Completes when the server has cut the connection, with that time.</summary>
    public Task<TimeSpan> Cut => _pinging;

    public void StopReading() => _reads = false;

    public void ReadOn()
    {
        _reads = true;
        _reading = ReadAsync(_reading);
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _socket.Abort();
        await Task.WhenAll(_reading, _pinging);
        _socket.Dispose();
        _way.Dispose();
        _leaving.Dispose();
    }

    private async Task ReadAsync(Task? before = null)
    {
        if (before is not null)
            await before;
        // What is searched for may be cut by the end of what has arrived.
        var buffer = new byte[Mark.Length + Room];
        var kept = 0;
        try
        {
            while (_reads)
            {
                var got = await _socket.ReceiveAsync(buffer.AsMemory(kept, Room), _leaving.Token);
                Read += got.Count;
                _wasCut |= got.MessageType == WebSocketMessageType.Close;
                var seen = buffer.AsSpan(0, kept + got.Count);
                WasToldToResync |= seen.IndexOf(Mark) >= 0;
                kept = Math.Min(seen.Length, Mark.Length - 1);
                seen[^kept..].CopyTo(buffer);
                Changes.Happened();
            }
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            _wasCut |= !_leaving.IsCancellationRequested;
            Changes.Happened();
        }
    }

    private async Task<TimeSpan> PingToTheEndAsync()
    {
        try
        {
            while (true)
            {
                await SayAsync("""{"type":1,"target":"Ping","arguments":[]}""");
                await Rest.ForAsync(TimeSpan.FromSeconds(1), _leaving.Token);
            }
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            return _clock.Elapsed;
        }
    }

    private Task SayAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text + "\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);

    private static bool IsEnd(Exception fault) =>
        fault is WebSocketException or IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = Room, NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
