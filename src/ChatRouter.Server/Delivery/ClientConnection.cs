using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Server.Limits;

namespace ChatRouter.Server.Delivery;

/// <summary>One client's connection: its bounded outbound queue and pump, its digest of heads, its signs of life.</summary>
/// <remarks>Nobody ever waits for a client: <see cref="Push"/> returns at once. A full queue is dropped, and the client told to resync once it reads again.</remarks>
public sealed class ClientConnection(
    ConnectionId id, BuyerIdentity? buyer, AgentIdentity? agent, Func<ServerEvent, Task> send, Action abort, TokenBucket calls, TimeProvider clock) : IThreadPoolWorkItem
{
    /// <summary>The queue's bounds: events, and characters of text in them.</summary>
    public const int MaxEvents = 256;

    public const int MaxCharacters = 512 * 1024;

    /// <summary>A send that takes longer counts as not writable.</summary>
    public static readonly TimeSpan SendDeadline = TimeSpan.FromSeconds(3);

    /// <summary>A client that is not writable for longer is cut off.</summary>
    public static readonly TimeSpan StuckLimit = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly long connectedAt = clock.GetTimestamp();
    private Queue<ServerEvent>? queue;
    private Dictionary<ConversationId, long>? risen;
    private int characters;
    private bool pumping;
    private bool dropped;
    private long sendingSince;
    private long lastPing = clock.GetTimestamp();

    public ConnectionId Id => id;

    public BuyerIdentity? Buyer => buyer;

    public AgentIdentity? Agent => agent;

    /// <summary>How many calls it may make.</summary>
    public TokenBucket Calls => calls;

    /// <summary>Open or Resume has been called: the connection gets events.</summary>
    public bool Opened { get; private set; }

    /// <summary>How the buyer came in; set by Open.</summary>
    public BuyerEntry Entry { get; private set; } = BuyerEntry.Unknown;

    /// <summary>Refused calls in a row.</summary>
    public int Refusals { get; set; }

    public TimeSpan SincePing => clock.GetElapsedTime(Volatile.Read(ref lastPing));

    public TimeSpan SinceConnected => clock.GetElapsedTime(connectedAt);

    public void Open(BuyerEntry entry) => (Opened, Entry) = (true, entry);

    public void Pinged() => Volatile.Write(ref lastPing, clock.GetTimestamp());

    public void Abort() => abort();

    /// <summary>Cuts the connection off once what is queued had a moment to leave.</summary>
    public void AbortSoon() => _ = AbortAfterAsync(TimeSpan.FromMilliseconds(500));

    /// <summary>Queues an event. Never blocks, never throws.</summary>
    public void Push(ServerEvent serverEvent)
    {
        lock (gate)
        {
            if (dropped)
                return;
            var size = SizeOf(serverEvent);
            queue ??= new();
            if (queue.Count == MaxEvents || characters + size > MaxCharacters)
            {
                Drop();
                return;
            }

            queue.Enqueue(serverEvent);
            characters += size;
            if (pumping)
                return;
            pumping = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>The conversation has a message of that number; said again with the next digest in case the push is lost.</summary>
    public void Rose(ConversationId conversation, long seq)
    {
        lock (gate)
        {
            risen ??= [];
            if (seq > risen.GetValueOrDefault(conversation))
                risen[conversation] = seq;
        }
    }

    /// <summary>Pushes the conversations that rose since the previous digest, if any.</summary>
    public void PushHeads()
    {
        Dictionary<ConversationId, long>? heads;
        lock (gate)
            (heads, risen) = (risen, null);
        if (heads is not null)
            Push(new HeadsRose(heads));
    }

    /// <summary>Gives up on a client that does not read: first on its queue, then on the connection.</summary>
    public void CheckWritable()
    {
        var since = Volatile.Read(ref sendingSince);
        if (since == 0 || clock.GetElapsedTime(since) is var stuck && stuck < SendDeadline)
            return;
        lock (gate)
            Drop();
        if (stuck >= StuckLimit)
            abort();
    }

    void IThreadPoolWorkItem.Execute() => _ = PumpAsync();

    private async Task PumpAsync()
    {
        while (Next() is { } next)
        {
            Volatile.Write(ref sendingSince, clock.GetTimestamp());
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

            Volatile.Write(ref sendingSince, 0);
        }
    }

    private async Task AbortAfterAsync(TimeSpan delay)
    {
        await Task.Delay(delay, clock);
        abort();
    }

    private ServerEvent? Next()
    {
        lock (gate)
        {
            if (queue is { Count: > 0 })
            {
                var next = queue.Dequeue();
                characters -= SizeOf(next);
                return next;
            }

            if (dropped)
            {
                dropped = false;
                return new ResyncNeeded();
            }

            pumping = false;
            return null;
        }
    }

    private void Drop()
    {
        queue?.Clear();
        characters = 0;
        dropped = true;
    }

    private static int SizeOf(ServerEvent serverEvent) => serverEvent switch
    {
        MessageArrived { Message.Text: { } text } => 200 + text.Length,
        ConversationAssigned assigned => assigned.Messages.Sum(message => 200 + (message.Text?.Length ?? 0)),
        _ => 200,
    };
}
