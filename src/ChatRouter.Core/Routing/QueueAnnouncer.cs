using System.Collections.Concurrent;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;

namespace ChatRouter.Core.Routing;

/// <summary>Tells waiting buyers their position when it changed, at most every 2 s a shop.</summary>
public sealed class QueueAnnouncer(IDispatcher dispatcher, IDelivery delivery, TimeProvider clock)
{
    /// <summary>How often <see cref="AnnounceAsync"/> is to be called.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ShopId, byte> _moved = new();
    private readonly ConcurrentDictionary<ShopId, ConcurrentDictionary<ConversationId, QueuePosition>> _told = new();

    /// <summary>The shop's positions may have changed.</summary>
    public void Moved(ShopId shop) => _moved.TryAdd(shop, 0);

    /// <summary>The buyer has been told where he waits, and need not be told again until that changes.</summary>
    public void Told(ShopId shop, Decision decision)
    {
        if (decision is { Position: > 0, Pool: { } pool })
            ToldOf(shop)[decision.Conversation] = new(decision.Conversation, decision.Buyer, pool, decision.Position, null, decision.Reason, decision.WaitingSince);
    }

    /// <summary>Tells everybody whose position, ETA or reason differs from what he was told. Not to be called twice at once.</summary>
    public async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        foreach (var shop in _moved.Keys)
        {
            _moved.TryRemove(shop, out _);
            try
            {
                Announce(shop, await dispatcher.QueueAsync(shop, clock.GetUtcNow(), cancellationToken));
            }
            catch
            {
                Moved(shop);
                throw;
            }
        }
    }

    private void Announce(ShopId shop, IReadOnlyList<QueuePosition> positions)
    {
        var told = ToldOf(shop);
        var waiting = new HashSet<ConversationId>(positions.Count);
        foreach (var position in positions)
        {
            waiting.Add(position.Conversation);
            if (told.TryGetValue(position.Conversation, out var old) && old == position)
                continue;
            told[position.Conversation] = position;
            delivery.ToBuyer(shop, position.Buyer, new StatusChanged(StatusOf(position)));
        }

        foreach (var conversation in told.Keys)
        {
            if (!waiting.Contains(conversation))
                told.TryRemove(conversation, out _);
        }

        if (waiting.Count == 0)
            _told.TryRemove(shop, out _);
    }

    private ConcurrentDictionary<ConversationId, QueuePosition> ToldOf(ShopId shop) => _told.GetOrAdd(shop, static _ => new());

    private static BuyerStatus StatusOf(QueuePosition position) => new()
    {
        ConversationId = position.Conversation,
        Status = Placement.Queued,
        Group = PoolId.OnlyGroupOf(position.Pool),
        Queue = new(position.Position, (int?)position.Eta?.TotalSeconds, position.Reason),
    };
}
