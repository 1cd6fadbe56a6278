using System.Collections.Concurrent;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;

namespace ChatRouter.TestKit.HubClient;

/// <summary>What buyers' and agents' clients have in common: timelines that repair themselves, and a log of what was sent.</summary>
public abstract class ChatTestClient : IAsyncDisposable
{
    private static readonly TimeSpan RepairPause = TimeSpan.FromSeconds(2);

    private ConcurrentDictionary<ConversationId, Timeline> _timelines = new();
    private readonly ConcurrentDictionary<ConversationId, int> _wanted = new();
    private readonly ConcurrentQueue<SentMessage> _sent = new();

    private protected ChatTestClient(HubTestClient hub)
    {
        Hub = hub;
        On<Message>("Message", message =>
        {
            TimelineOf(message.ConversationId).Push(message);
            if (TimelineOf(message.ConversationId).HasHole) _ = RepairAsync(message.ConversationId);
        });
        On<Dictionary<ConversationId, long>>("Heads", heads =>
        {
            foreach (var (id, lastSeq) in heads)
                if (lastSeq > TimelineOf(id).UpTo) _ = RepairAsync(id);
        });
        On<TypingChanged>("Typing", Typings.Enqueue);
        On<ReceiptRaised>("Receipt", Receipts.Enqueue);
        On<DrainAnnounced>("Drain", Drains.Enqueue);
        Hub.On("Resync", () =>
        {
            Resyncs++;
            Changes.Happened();
        });
        _ = AnnounceEndAsync();
    }

    public HubTestClient Hub { get; }

    /// <summary>Whether holes and risen heads are repaired by Sync, as a correct client does. On unless a test says otherwise.</summary>
    public bool RepairsItself { get; set; } = true;

    public Changes Changes { get; } = new();

    public ConcurrentQueue<TypingChanged> Typings { get; } = new();

    public ConcurrentQueue<ReceiptRaised> Receipts { get; } = new();

    public ConcurrentQueue<DrainAnnounced> Drains { get; } = new();

    /// <summary>How often the server said that it dropped events.</summary>
    public int Resyncs { get; private set; }

    /// <summary>Everything this client sent, in order, and how it ended.</summary>
    public IReadOnlyList<SentMessage> Sent => [.. _sent];

    public IReadOnlyDictionary<ConversationId, Timeline> Timelines => _timelines;

    public Timeline TimelineOf(ConversationId id) => _timelines.GetOrAdd(id, _ => new Timeline());

    /// <summary>The last contiguous seq by conversation: what Open and Resume ask for.</summary>
    public Dictionary<ConversationId, long> Have() =>
        _timelines.Where(t => t.Value.UpTo > 0).ToDictionary(t => t.Key, t => t.Value.UpTo);

    /// <summary>Goes on with what that client shows, as a page does that reconnects. Before Open or Resume.</summary>
    public void Continue(ChatTestClient before) => _timelines = before._timelines;

    /// <summary>Fetches what the timeline lacks, page by page.</summary>
    public async Task SyncAsync(ConversationId id, CancellationToken cancellation = default)
    {
        var timeline = TimelineOf(id);
        Page page;
        do
        {
            var after = timeline.UpTo;
            page = await Hub.InvokeAsync<Page>("Sync", [id, after], cancellation);
            timeline.Fill(page.Messages, after);
            Changes.Happened();
        }
        while (page.Messages.Count > 0 && page.Messages[^1].Seq < page.LastSeq);
    }

    public Task UntilAsync(Func<bool> condition, TimeSpan? patience = null, CancellationToken cancellation = default) =>
        Changes.UntilAsync(condition, patience, cancellation);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Hub.DisposeAsync();
    }

    private protected void On<T>(string name, Action<T> handler) => Hub.On<T>(name, value =>
    {
        handler(value);
        Changes.Happened();
    });

    /// <summary>Takes in messages that are complete from the first of them on.</summary>
    private protected void Fill(ConversationId id, IReadOnlyList<Message> messages)
    {
        if (messages.Count == 0) return;

        // Asked with what the client has, the answer goes on after that, whatever seq it is not meant to see.
        var upTo = TimelineOf(id).UpTo;
        TimelineOf(id).Fill(messages, messages[0].Seq <= upTo + 1 ? upTo : messages[0].Seq - 1);
        Changes.Happened();
    }

    private protected async Task<SendAck> SendAsync(string method, ConversationId? to, object request, string clientMsgId, string? text, CancellationToken cancellation)
    {
        var sent = new SentMessage(clientMsgId, text);
        _sent.Enqueue(sent);
        try
        {
            object?[] arguments = to is { } id ? [id, request] : [request];
            return sent.Ack = await Hub.InvokeAsync<SendAck>(method, arguments, cancellation);
        }
        catch (HubInvocationException refusal)
        {
            sent.Refused = refusal.Code ?? refusal.Error;
            throw;
        }
        catch
        {
            sent.Unknown = true;
            throw;
        }
        finally
        {
            Changes.Happened();
        }
    }

    // One at a time. What is wanted while a page is on its way may not be in it: then once more.
    private async Task RepairAsync(ConversationId id)
    {
        if (!RepairsItself || _wanted.AddOrUpdate(id, 1, (_, times) => times + 1) > 1) return;

        try
        {
            int wanted;
            do
            {
                wanted = _wanted[id];
                while (!await TrySyncAsync(id))
                    await Task.Delay(RepairPause * Random.Shared.NextDouble());
            }
            while (!_wanted.TryRemove(new(id, wanted)));
        }
        catch (Exception fault) when (fault is HubClosedException or HubInvocationException)
        {
            // The next resume repairs it, or it is not his any more.
            _wanted.TryRemove(id, out _);
        }
    }

    // The server says a head only once: a fault of its own that passes is no reason to go without.
    private async Task<bool> TrySyncAsync(ConversationId id)
    {
        try
        {
            await SyncAsync(id);
            return true;
        }
        catch (HubInvocationException fault) when (fault.Code == ErrorCode.Unavailable)
        {
            return false;
        }
    }

    private async Task AnnounceEndAsync()
    {
        await Hub.Closed;
        Changes.Happened();
    }
}
