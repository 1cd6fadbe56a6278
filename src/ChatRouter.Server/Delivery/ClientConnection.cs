using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Nodes;
using ChatRouter.Server.Limits;

namespace ChatRouter.Server.Delivery;

/// <summary>One client's connection: its bounded outbound queue and pump, its digest of heads, its signs of life.</summary>
/// <remarks>Nobody ever waits for a client: <see cref="Push"/> returns at once. A full queue is dropped, and the client told to resync once it reads again.</remarks>
public sealed class ClientConnection(
    ConnectionId id, BuyerIdentity? buyer, AgentIdentity? agent, Func<ServerEvent, Task> send, Action abort, TokenBucket calls,
    Action<ClientConnection> attend, TimeProvider clock, AgentIdentity? supervisor = null)
{
    /// <summary>The queue's bounds: events, and characters of text in them.</summary>
    public const int MaxEvents = 256;

    public const int MaxCharacters = 512 * 1024;

    /// <summary>A send that takes longer counts as not writable.</summary>
    public static readonly TimeSpan SendDeadline = TimeSpan.FromSeconds(3);

    /// <summary>A client that is not writable for longer is cut off.</summary>
    public static readonly TimeSpan StuckLimit = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly long _connectedAt = clock.GetTimestamp();
    private Queue<ServerEvent>? _queue;
    private Dictionary<ConversationId, long>? _risen;
    private Dictionary<ConversationId, long>? _told;
    private int _characters;
    private bool _pumping;
    private bool _attended = true;
    private bool _dropped;
    private long _sendingSince;
    private long _pausedUntil;
    private long _lastPing = clock.GetTimestamp();

    public ConnectionId Id => id;

    public BuyerIdentity? Buyer => buyer;

    public AgentIdentity? Agent => agent;

    /// <summary>The supervisor, on the connection of his page; he takes part in nothing there.</summary>
    public AgentIdentity? Supervisor => supervisor;

    /// <summary>The agent or supervisor.</summary>
    public AgentIdentity? Staff => agent ?? supervisor;

    public ShopId Shop => Staff?.Shop ?? buyer!.Shop;

    /// <summary>As whom it takes part in conversations; none for a supervisor's.</summary>
    public Participant? Who => agent is not null ? Participant.Of(agent.Shop, agent.Agent) : buyer is not null ? Participant.Of(buyer.Shop, buyer.Buyer) : null;

    /// <summary>How many calls it may make.</summary>
    public TokenBucket Calls => calls;

    /// <summary>Open or Resume has been called: the connection gets events.</summary>
    public bool Opened { get; private set; }

    /// <summary>How the buyer came in; set by Open.</summary>
    public BuyerEntry Entry { get; private set; } = BuyerEntry.Unknown;

    /// <summary>Refused calls in a row.</summary>
    public int Refusals { get; set; }

    /// <summary>How long its next call has to wait.</summary>
    public TimeSpan Pause => clock.GetElapsedTime(clock.GetTimestamp(), Volatile.Read(ref _pausedUntil));

    public TimeSpan SincePing => clock.GetElapsedTime(Volatile.Read(ref _lastPing));

    public TimeSpan SinceConnected => clock.GetElapsedTime(_connectedAt);

    public void Open(BuyerEntry entry) => (Opened, Entry) = (true, entry);

    /// <summary>Lets its next calls wait for so long, after whatever they wait for already.</summary>
    public void PauseFor(TimeSpan pause)
    {
        lock (_gate)
            _pausedUntil = Math.Max(clock.GetTimestamp(), _pausedUntil) + (long)(pause.TotalSeconds * clock.TimestampFrequency);
    }

    public void Pinged() => Volatile.Write(ref _lastPing, clock.GetTimestamp());

    public void Abort() => abort();

    /// <summary>Cuts the connection off once what is queued had a moment to leave.</summary>
    public void AbortSoon() => _ = AbortAfterAsync(TimeSpan.FromMilliseconds(500));

    /// <summary>Queues an event. Never blocks, never throws.</summary>
    public void Push(ServerEvent serverEvent)
    {
        lock (_gate)
        {
            if (_dropped)
                return;
            var size = SizeOf(serverEvent);
            _queue ??= new();
            if (_queue.Count == MaxEvents || _characters + size > MaxCharacters)
            {
                Drop();
                return;
            }

            _queue.Enqueue(serverEvent);
            _characters += size;
            if (_pumping)
                return;
            _pumping = true;
            Attend();
        }

        _ = PumpAsync();
    }

    /// <summary>It takes part in a conversation, or may be given one without having asked: an agent.</summary>
    public bool Follows => agent is not null || _told is not null;

    /// <summary>The client knows, or asks for itself, up to that number of the conversation.</summary>
    public void Told(ConversationId conversation, long seq)
    {
        lock (_gate)
            (_told ??= [])[conversation] = seq;
    }

    /// <summary>The conversation has a message of that number; said again with the next digest in case the push is lost.</summary>
    public void Rose(ConversationId conversation, long seq)
    {
        lock (_gate)
        {
            _told ??= [];
            if (seq <= _told.GetValueOrDefault(conversation))
                return;
            _told[conversation] = seq;
            _risen ??= [];
            _risen[conversation] = seq;
            Attend();
        }
    }

    /// <summary>The client no longer shows the conversation. Should it be given to him again, its head is news even if no message came meanwhile.</summary>
    public void Left(ConversationId conversation)
    {
        lock (_gate)
        {
            _told?.Remove(conversation);
            if (_risen is not null && _risen.Remove(conversation) && _risen.Count == 0)
                _risen = null;
        }
    }

    /// <summary>Nothing has to be looked after until something happens here, which then asks for attention again.</summary>
    public bool TryRest()
    {
        lock (_gate)
        {
            if (!Opened || _pumping || _risen is not null)
                return false;
            _attended = false;
            return true;
        }
    }

    /// <summary>Pushes the conversations that rose since the previous digest, if any.</summary>
    public void PushHeads()
    {
        Dictionary<ConversationId, long>? heads;
        lock (_gate)
            (heads, _risen) = (_risen, null);
        if (heads is not null)
            Push(new HeadsRose(heads));
    }

    /// <summary>Gives up on a client that does not read: first on its queue, then on the connection.</summary>
    /// <returns>Whether the connection is cut off.</returns>
    public bool CheckWritable()
    {
        TimeSpan stuck;
        lock (_gate)
        {
            // A pump whose send is seen here comes by the gate again before it ends, and then says that events were dropped.
            var since = Volatile.Read(ref _sendingSince);
            if (since == 0)
                return false;
            stuck = clock.GetElapsedTime(since);
            if (stuck < SendDeadline)
                return false;
            Drop();
        }

        if (stuck < StuckLimit)
            return false;
        abort();
        return true;
    }

    // Whoever pushes sends one event himself, which spares a change of threads; what has come meanwhile is not his to send.
    private async Task PumpAsync()
    {
        for (var sent = 0; Next() is { } next; sent++)
        {
            if (sent == 1)
                await Task.Yield();
            Volatile.Write(ref _sendingSince, clock.GetTimestamp());
            try
            {
                await send(next);
            }
#pragma warning disable CA1031 // A client that cannot be written to is cut off; it comes back and resumes.
            catch (Exception)
#pragma warning restore CA1031
            {
                abort();
            }

            Volatile.Write(ref _sendingSince, 0);
        }
    }

    private void Attend()
    {
        if (_attended)
            return;
        _attended = true;
        attend(this);
    }

    private async Task AbortAfterAsync(TimeSpan delay)
    {
        await Task.Delay(delay, clock);
        abort();
    }

    private ServerEvent? Next()
    {
        lock (_gate)
        {
            if (_queue is { Count: > 0 })
            {
                var next = _queue.Dequeue();
                _characters -= SizeOf(next);
                return next;
            }

            if (_dropped)
            {
                _dropped = false;
                return new ResyncNeeded();
            }

            _pumping = false;
            return null;
        }
    }

    private void Drop()
    {
        _queue?.Clear();
        _characters = 0;
        _dropped = true;
    }

    private static int SizeOf(ServerEvent serverEvent) => serverEvent switch
    {
        MessageArrived { Message.Text: { } text } => 200 + text.Length,
        BoardTaken { Board: var board } => 2_000 + (500 * board.Conversations.Count) + (250 * board.Agents.Count),
        ConversationAssigned assigned => assigned.Messages.Sum(message => 200 + (message.Text?.Length ?? 0)),
        _ => 200,
    };
}
