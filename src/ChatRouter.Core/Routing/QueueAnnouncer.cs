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
    private readonly ConcurrentDictionary<ShopId, Dictionary<ConversationId, QueuePosition>> _told = new();

    /// <summary>The shop's positions may have changed.</summary>
    public void Moved(ShopId shop) => _moved.TryAdd(shop, 0);

    /// <summary>Tells everybody whose position, ETA or reason differs from what he was told. Not to be called twice at once.</summary>
    public async Task AnnounceAsync(CancellationToken cancellationToken)
    {
        foreach (var shop in _moved.Keys)
        {
            _moved.TryRemove(shop, out _);
            Announce(shop, await dispatcher.QueueAsync(shop, clock.GetUtcNow(), cancellationToken));
        }
    }

    private void Announce(ShopId shop, IReadOnlyList<QueuePosition> positions)
    {
        var before = _told.GetValueOrDefault(shop);
        var now = new Dictionary<ConversationId, QueuePosition>(positions.Count);
        foreach (var position in positions)
        {
            now[position.Conversation] = position;
            if (before is null || !before.TryGetValue(position.Conversation, out var old) || old != position)
                delivery.ToBuyer(shop, position.Buyer, new StatusChanged(StatusOf(position)));
        }

        if (now.Count > 0)
            _told[shop] = now;
        else
            _told.TryRemove(shop, out _);
    }

    private static BuyerStatus StatusOf(QueuePosition position) => new()
    {
        ConversationId = position.Conversation,
        Status = Placement.Queued,
        Queue = new(position.Position, (int?)position.Eta?.TotalSeconds, position.Reason),
    };
}
