using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using ChatRouter.Core.Conversations;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>One buyer or agent of the crowd: reconnects by himself, keeps what he shows, and repeats what was not acknowledged.</summary>
internal abstract class Member : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly Channel<Sending> _outbox = Channel.CreateUnbounded<Sending>();
    private readonly ConcurrentQueue<Sending> _sent = new();
    private readonly ConcurrentQueue<(TimeSpan LostAt, TimeSpan Took)> _returns = new();
    private readonly Changes _changes = new();
    private readonly TimeSpan _between;
    private Task _running = Task.CompletedTask;
    private ChatTestClient? _ready;
    private ChatTestClient? _last;
    private int _underWay;
    private int _unanswered;
    private int _lastCounter;
    private int _gaps;
    private int _acks;

    protected Member(string name, Endpoint server, Stopwatch clock, TimeSpan between)
    {
        (Name, Server, Clock, _between) = (name, server, clock, between);
    }

    public string Name { get; }

    /// <summary>Whether he composes messages; what is composed is sent in any case.</summary>
    public bool Writes { get; set; }

    /// <summary>Every third ack never reaches him.</summary>
    public bool LosesAcks { get; set; }

    /// <summary>By how many characters his messages are longer than they need be.</summary>
    public int Padding { get; set; }

    /// <summary>How long he tries to connect before he tries again; our pages wait up to 10 s for each of the steps.</summary>
    public TimeSpan ConnectPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long he waits for an answer before he repeats.</summary>
    public TimeSpan AnswerPatience { get; set; } = TimeSpan.FromSeconds(8);

    public bool IsConnected => Volatile.Read(ref _ready) is not null;

    /// <summary>Nothing is composed and not yet answered.</summary>
    public bool IsIdle => Volatile.Read(ref _unanswered) == 0;

    public IReadOnlyCollection<Sending> Sent => _sent;

    /// <summary>When he lost his connection and how long he was without.</summary>
    public IReadOnlyCollection<(TimeSpan LostAt, TimeSpan Took)> Returns => _returns;

    public IReadOnlyDictionary<ConversationId, Timeline> Timelines => _last?.Timelines ?? new Dictionary<ConversationId, Timeline>();

    /// <summary>The present connection.</summary>
    public ChatTestClient? Client => Volatile.Read(ref _ready);

    protected Endpoint Server { get; }

    protected Stopwatch Clock { get; }

    public void Start() => _running = Task.WhenAll(Task.Run(StayAsync), Task.Run(ComposeAsync), Task.Run(SendAsync));

    /// <summary>Loses his connection without a word.</summary>
    public void Drop() => Client?.Hub.Abort();

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // He left.
        }

        if (_last is { } last)
            await last.DisposeAsync();
        _leaving.Dispose();
    }

    /// <summary>A signed-in connection that is not opened yet.</summary>
    protected abstract Task<ChatTestClient> ConnectAsync(CancellationToken cancellation);

    /// <summary>Open or Resume; again whenever the server says Resync.</summary>
    protected abstract Task OpenAsync(ChatTestClient client, CancellationToken cancellation);

    protected abstract Task<SendAck> SendAsync(ChatTestClient client, Sending sending, CancellationToken cancellation);

    /// <summary>Where the next message goes; false when he has nobody to write to.</summary>
    protected abstract bool TryFindReader(out ConversationId? to);

    /// <summary>What he shows is not all that he should: he opens again, as after Resync.</summary>
    protected void NoteGap(ChatTestClient client)
    {
        Interlocked.Increment(ref _gaps);
        client.Changes.Happened();
    }

    protected virtual void Opened(ChatTestClient client)
    {
    }

    /// <summary>A fault of connection or server, which a client lives through.</summary>
    internal static bool IsPassing(Exception fault) =>
        fault is HubClosedException or HubInvocationException or HttpRequestException or System.Net.WebSockets.WebSocketException or InvalidOperationException or IOException
            or TimeoutException or OperationCanceledException or ObjectDisposedException;

    private async Task StayAsync()
    {
        var lost = Clock.Elapsed;
        for (var attempt = 0; !_leaving.IsCancellationRequested; attempt++)
        {
            try
            {
                var client = await ReturnAsync();
                attempt = -1;
                _returns.Enqueue((lost, Clock.Elapsed - lost));
                lost = await UntilOverAsync(client);
            }
            catch (Exception fault) when (IsPassing(fault) && !_leaving.IsCancellationRequested)
            {
                Volatile.Write(ref _ready, null);
            }

            await Rest.BackOffAsync(Math.Max(attempt, 0), _leaving.Token);
        }
    }

    private async Task<ChatTestClient> ReturnAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_leaving.Token);
        patience.CancelAfter(ConnectPatience);
        var client = await ConnectAsync(patience.Token);
        try
        {
            if (_last is { } before)
                client.Continue(before);
            await OpenAsync(client, patience.Token);
        }
        catch
        {
            client.Hub.Abort();
            throw;
        }

        _last = client;
        Opened(client);
        Volatile.Write(ref _ready, client);
        _changes.Happened();
        return client;
    }

    /// <returns>When the connection was lost.</returns>
    private async Task<TimeSpan> UntilOverAsync(ChatTestClient client)
    {
        for (var seen = Volatile.Read(ref _gaps); ;)
        {
            await client.UntilAsync(() => client.Hub.Closed.IsCompleted || !client.Drains.IsEmpty || client.Resyncs + Volatile.Read(ref _gaps) > seen, Timeout.InfiniteTimeSpan, _leaving.Token);
            if (!client.Hub.Closed.IsCompleted && client.Drains.IsEmpty)
            {
                seen = client.Resyncs + Volatile.Read(ref _gaps);
                await InsistAsync(client);
                continue;
            }

            Volatile.Write(ref _ready, null);
            var lost = Clock.Elapsed;
            if (client.Drains.TryPeek(out var drain) && !client.Hub.Closed.IsCompleted)
            {
                await _changes.UntilAsync(() => Volatile.Read(ref _underWay) == 0, TimeSpan.FromSeconds(10), _leaving.Token);
                await Rest.ForAsync(TimeSpan.FromMilliseconds(drain.DelayMs * Random.Shared.NextDouble()), _leaving.Token);
            }

            await client.DisposeAsync();
            return lost;
        }
    }

    // As our pages do: a server that says when to try again keeps its link.
    private async Task InsistAsync(ChatTestClient client)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await OpenAsync(client, _leaving.Token);
                return;
            }
            catch (HubInvocationException refusal) when (refusal.Code == ErrorCode.Unavailable && !client.Hub.Closed.IsCompleted)
            {
                await Rest.BackOffAsToldAsync(attempt, _leaving.Token);
            }
        }
    }

    private async Task ComposeAsync()
    {
        while (!_leaving.IsCancellationRequested)
        {
            await Rest.ForAsync(_between * (0.5 + Random.Shared.NextDouble()), _leaving.Token);
            if (Writes && TryFindReader(out var to))
                Compose(to);
        }
    }

    /// <summary>Puts one more message into the outbox. For one caller at a time.</summary>
    protected void Compose(ConversationId? to)
    {
        var sending = new Sending(Name, ++_lastCounter, Guid.CreateVersion7().ToString(), to) { Padding = Padding, ComposedAt = Clock.Elapsed };
        Interlocked.Increment(ref _unanswered);
        _sent.Enqueue(sending);
        _outbox.Writer.TryWrite(sending);
    }

    private async Task SendAsync()
    {
        await foreach (var sending in _outbox.Reader.ReadAllAsync(_leaving.Token))
        {
            for (var attempt = 0; !sending.IsOver; attempt++)
            {
                var putOff = sending.PutOff;
                await _changes.UntilAsync(() => IsConnected, Timeout.InfiniteTimeSpan, _leaving.Token);
                await TryAsync(sending);
                if (sending.PutOff > putOff)
                    await Rest.BackOffAsToldAsync(attempt, _leaving.Token);
                else if (!sending.IsOver)
                    await Rest.BackOffAsync(attempt, _leaving.Token);
            }

            Interlocked.Decrement(ref _unanswered);
        }
    }

    private async Task TryAsync(Sending sending)
    {
        Interlocked.Increment(ref _underWay);
        var started = Clock.Elapsed;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_leaving.Token);
        patience.CancelAfter(AnswerPatience);
        try
        {
            if (Client is not { } client)
                return;
            var ack = await SendAsync(client, sending, patience.Token);
            if (LosesAcks && ++_acks % 3 == 0)
                sending.Unknown++;
            else
                (sending.Ack, sending.AckedAt) = (ack, Clock.Elapsed);
        }
        catch (HubInvocationException refusal) when (refusal.Code is ErrorCode.Unavailable or ErrorCode.RateLimited or ErrorCode.InternalError or ErrorCode.StorageFull or ErrorCode.NotOpened)
        {
            sending.PutOff++;
            sending.Full += refusal.Code == ErrorCode.StorageFull ? 1 : 0;
        }
        catch (HubInvocationException refusal)
        {
            sending.Refused = refusal.Code ?? refusal.Error;
        }
        catch (Exception fault) when (IsPassing(fault) && !_leaving.IsCancellationRequested)
        {
            sending.Unknown++;
        }
        finally
        {
            var took = Clock.Elapsed - started;
            if (took > sending.SlowestAnswer)
                sending.SlowestAnswer = took;
            Interlocked.Decrement(ref _underWay);
            _changes.Happened();
        }
    }
}
