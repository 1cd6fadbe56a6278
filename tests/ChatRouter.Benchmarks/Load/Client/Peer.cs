using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>One hub connection: handshake, calls, and the loop that cuts what arrives into records.</summary>
internal abstract class Peer : IDisposable
{
    private const byte Separator = 0x1e;
    private static readonly byte[] PingRecord = Encoding.UTF8.GetBytes("{\"type\":6}\u001e");
    private static readonly byte[] HandshakeRecord = Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e");

    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _calls = new();
    private readonly CancellationTokenSource _end = new();
    private WebSocket _socket = null!;
    private byte[] _buffer = new byte[1024];
    private int _filled;
    private int _lastCall;
    private bool _greeted;

    /// <summary>Why the connection ended against the tool's will; none while all is well.</summary>
    public string? Fault { get; private set; }

    public async Task StartAsync(WebSocket socket, CancellationToken cancellation)
    {
        _socket = socket;
        await socket.SendAsync(HandshakeRecord.AsMemory(), WebSocketMessageType.Text, true, cancellation);
        _ = ListenAsync();
    }

    /// <summary>Calls a hub method with its arguments as JSON; for the calls that are few.</summary>
    public async Task<string> CallAsync(string method, string arguments, CancellationToken cancellation)
    {
        var id = "c" + Interlocked.Increment(ref _lastCall).ToString(CultureInfo.InvariantCulture);
        var call = _calls[id] = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Fault is { } fault) throw new IOException(fault);

        var record = Encoding.UTF8.GetBytes($$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":[{{arguments}}]}""" + "\u001e");
        await SendAsync(record);
        return await call.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellation);
    }

    /// <summary>Fetches a whole conversation, as a client does whose heads are behind.</summary>
    public async Task SyncAsync(string conversationId, CancellationToken cancellation)
    {
        var after = 0L;
        while (true)
        {
            var page = await CallAsync("Sync", $"\"{conversationId}\",{after}", cancellation);
            var last = 0L;
            ShownMessage.ReadAll(Encoding.UTF8.GetBytes(page), message =>
            {
                last = message.Seq;
                Repaired(message);
            });
            if (last <= after) return;

            after = last;
        }
    }

    /// <summary>The hub protocol's sign of life; nothing answers it.</summary>
    public ValueTask PingAsync() => SendAsync(PingRecord);

    public ValueTask SendAsync(ReadOnlyMemory<byte> record) =>
        _socket.SendAsync(record, WebSocketMessageType.Text, true, CancellationToken.None);

    public void Dispose()
    {
        _end.Cancel();
        _socket?.Abort();
        _socket?.Dispose();
        _end.Dispose();
    }

    /// <summary>An event, or the completion of a call that was not made by <see cref="CallAsync"/>.</summary>
    protected abstract void Receive(in Record record);

    /// <summary>A message fetched by <see cref="SyncAsync"/>.</summary>
    protected abstract void Repaired(ShownMessage message);

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), _end.Token);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    End($"closed: {_socket.CloseStatus} {_socket.CloseStatusDescription}");
                    return;
                }

                _filled += received.Count;
                TakeRecords();
            }
        }
        catch (Exception fault)
        {
            if (!_end.IsCancellationRequested) End(fault.Message);
        }
    }

    private void TakeRecords()
    {
        var rest = _buffer.AsSpan(0, _filled);
        for (int end; (end = rest.IndexOf(Separator)) >= 0; rest = rest[(end + 1)..]) Take(rest[..end]);
        rest.CopyTo(_buffer);
        _filled = rest.Length;
        if (_filled == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 4);
    }

    private void Take(ReadOnlySpan<byte> json)
    {
        if (!_greeted)
        {
            _greeted = true;
            if (!json.SequenceEqual("{}"u8)) throw new IOException(Encoding.UTF8.GetString(json));
            return;
        }

        var record = Record.Read(json);
        if (record.Type == 7) Fault = $"close: {Encoding.UTF8.GetString(json)}";
        else if (record.Type == 3 && record.InvocationId[0] == 'c') CompleteCall(record);
        else if (record.Type is 1 or 3) Receive(record);
    }

    private void CompleteCall(in Record record)
    {
        if (!_calls.TryRemove(Encoding.UTF8.GetString(record.InvocationId), out var call)) return;

        if (record.Error.IsEmpty) call.TrySetResult(Encoding.UTF8.GetString(record.Body));
        else call.TrySetException(new IOException(Encoding.UTF8.GetString(record.Error)));
    }

    private void End(string fault)
    {
        Fault ??= fault;
        foreach (var call in _calls.Values) call.TrySetException(new IOException(Fault));
    }
}
