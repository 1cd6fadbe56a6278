using System.IO.Pipelines;
using System.Net.WebSockets;

namespace ChatRouter.TestKit.HubClient;

/// <summary>The WebSocket below a hub connection: sends one at a time, reads as one stream of bytes.</summary>
internal sealed class HubSocket(WebSocket socket) : IDisposable
{
    private readonly SemaphoreSlim _sending = new(1);

    public PipeReader Input { get; } = PipeReader.Create(WebSocketStream.Create(socket, WebSocketMessageType.Text, ownsWebSocket: false));

    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public string? CloseDescription => socket.CloseStatusDescription;

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation);
        try
        {
            // Not cancellable: a cancelled send aborts the socket, and only the caller gave up.
            await socket.SendAsync(bytes, WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async Task CloseAsync(TimeSpan patience)
    {
        try
        {
            using var limit = new CancellationTokenSource(patience);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        }
        catch (Exception fault) when (IsEnd(fault))
        {
            // The other side was faster.
        }
    }

    public void Abort() => socket.Abort();

    public void Dispose()
    {
        socket.Dispose();
        _sending.Dispose();
    }

    /// <summary>Whether an exception only says that the connection is gone.</summary>
    public static bool IsEnd(Exception fault) =>
        fault is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or IOException;
}
