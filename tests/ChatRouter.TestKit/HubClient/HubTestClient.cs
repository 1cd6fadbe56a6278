using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace ChatRouter.TestKit.HubClient;

/// <summary>A hub connection over one WebSocket: handshake, calls, events, and raw text for hostile tests.</summary>
/// <remarks>Events are handled one after another, in the order in which they arrive; register handlers before <see cref="StartAsync"/>.</remarks>
public sealed class HubTestClient : IAsyncDisposable
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    private readonly HubSocket _socket;
    private readonly JsonHubProtocol _protocol = new(Options.Create(new JsonHubProtocolOptions { PayloadSerializerOptions = HubJson.Options }));
    private readonly HubCalls _calls = new();
    private readonly HubEvents _events;
    private readonly Lock _ending = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource<HubClosed> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _closeError;

    /// <summary>Takes over an open socket; nothing is sent before <see cref="StartAsync"/>.</summary>
    public HubTestClient(WebSocket socket)
    {
        _socket = new HubSocket(socket);
        _events = new HubEvents(_calls);
    }

    /// <summary>Completes when the connection ended, for whatever reason; never faults.</summary>
    public Task<HubClosed> Closed => _closed.Task;

    /// <summary>How many keep-alive pings the server has sent.</summary>
    public int PingsReceived { get; private set; }

    /// <summary>Shakes hands and starts to listen.</summary>
    /// <exception cref="InvalidOperationException">The server refused the handshake or closed.</exception>
    public async Task StartAsync(bool keepAlive = true, CancellationToken cancellation = default)
    {
        var request = new ArrayBufferWriter<byte>();
        HandshakeProtocol.WriteRequestMessage(new HandshakeRequestMessage(_protocol.Name, _protocol.Version), request);
        await _socket.SendAsync(request.WrittenMemory, cancellation);
        await ReadHandshakeAsync(cancellation);
        _ = ListenAsync();
        if (keepAlive) _ = KeepAliveAsync();
    }

    public void On<T>(string name, Action<T> handler) => _events.Add(name, handler);

    /// <summary>For events without an argument.</summary>
    public void On(string name, Action handler) => _events.Add(name, handler);

    /// <summary>Calls a hub method and returns its result.</summary>
    /// <exception cref="HubInvocationException">The server refused.</exception>
    /// <exception cref="HubClosedException">The connection ended first.</exception>
    public async Task<T> InvokeAsync<T>(string method, object?[] arguments, CancellationToken cancellation = default) =>
        (T)(await CallAsync(method, typeof(T), arguments, cancellation))!;

    /// <summary>Calls a hub method that returns nothing.</summary>
    public Task InvokeAsync(string method, object?[] arguments, CancellationToken cancellation = default) =>
        CallAsync(method, typeof(object), arguments, cancellation);

    /// <summary>Calls a hub method with arguments that are any text, JSON or not.</summary>
    /// <exception cref="HubInvocationException">The server refused.</exception>
    public Task InvokeRawAsync(string method, string arguments) => InvokeRawAsync<object>(method, arguments);

    /// <inheritdoc cref="InvokeRawAsync(string, string)"/>
    public async Task<T?> InvokeRawAsync<T>(string method, string arguments)
    {
        var call = _calls.Add(method, typeof(T));
        await SendRawAsync($"{{\"type\":1,\"invocationId\":\"{call.Id}\",\"target\":\"{method}\",\"arguments\":{arguments}}}\u001e");
        return (T?)await call.Result.Task;
    }

    /// <summary>Says nothing, not even the handshake, until the server ends the connection.</summary>
    public Task WaitSilentlyForTheEndAsync() => Assert.ThrowsAnyAsync<Exception>(() => ReadHandshakeAsync(CancellationToken.None));

    /// <summary>Sends text as one WebSocket message, whatever it is; no record separator is added.</summary>
    public Task SendRawAsync(string text, CancellationToken cancellation = default) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), cancellation);

    /// <summary>Closes in order.</summary>
    public async ValueTask DisposeAsync()
    {
        await _socket.CloseAsync(TimeSpan.FromSeconds(2));
        Abort();
        _socket.Dispose();
        _ended.Dispose();
    }

    /// <summary>Cuts the connection without a Close frame, as a lost network would.</summary>
    public void Abort()
    {
        _socket.Abort();
        End(null);
    }

    private async Task<object?> CallAsync(string method, Type resultType, object?[] arguments, CancellationToken cancellation)
    {
        var call = _calls.Add(method, resultType);
        try
        {
            await _socket.SendAsync(_protocol.GetMessageBytes(new InvocationMessage(call.Id, method, arguments)), cancellation);
        }
        catch (Exception fault) when (HubSocket.IsEnd(fault) && !cancellation.IsCancellationRequested)
        {
            End(fault);
        }

        try
        {
            return await call.Result.Task.WaitAsync(cancellation);
        }
        finally
        {
            _calls.Forget(call);
        }
    }

    private async Task ReadHandshakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await _socket.Input.ReadAsync(cancellation);
            var buffer = read.Buffer;
            if (HandshakeProtocol.TryParseResponseMessage(ref buffer, out var response))
            {
                _socket.Input.AdvanceTo(buffer.Start);
                if (response.Error is null) return;

                throw new InvalidOperationException($"The handshake was refused: {response.Error}");
            }

            _socket.Input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted) throw new InvalidOperationException("The connection ended during the handshake.");
        }
    }

    private async Task ListenAsync()
    {
        try
        {
            for (var open = true; open;)
            {
                var read = await _socket.Input.ReadAsync(_ended.Token);
                var buffer = read.Buffer;
                while (_protocol.TryParseMessage(ref buffer, _events, out var message)) Receive(message);
                _socket.Input.AdvanceTo(buffer.Start, buffer.End);
                open = !read.IsCompleted;
            }

            End(null);
        }
        catch (Exception fault)
        {
            End(fault);
        }
    }

    private void Receive(HubMessage message)
    {
        switch (message)
        {
            case InvocationMessage invocation:
                _events.Raise(invocation);
                break;
            case CompletionMessage completion:
                _calls.Complete(completion);
                break;
            case CloseMessage close:
                _closeError = close.Error;
                break;
            case PingMessage:
                PingsReceived++;
                break;
            case InvocationBindingFailureMessage failure when _events.Handles(failure.Target):
                failure.BindingFailure.Throw();
                break;
        }
    }

    private async Task KeepAliveAsync()
    {
        using var timer = new PeriodicTimer(KeepAlive);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
                await _socket.SendAsync(_protocol.GetMessageBytes(PingMessage.Instance), _ended.Token);
        }
        catch (Exception fault) when (HubSocket.IsEnd(fault))
        {
            // The listener notices the same end and tells why.
        }
    }

    // Whoever ends it second returns when the first is done: what is disposed then is used no more.
    private void End(Exception? fault)
    {
        lock (_ending)
        {
            var closed = new HubClosed(_closeError, _socket.CloseStatus, _socket.CloseDescription, fault);
            if (!_closed.TrySetResult(closed)) return;

            _calls.FailAll(closed);
            _ended.Cancel();
        }
    }
}
