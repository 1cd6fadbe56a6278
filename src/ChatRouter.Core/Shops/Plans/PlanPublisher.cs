using System.Collections.Concurrent;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Routing;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>Makes the dispatcher follow what is published.</summary>
public sealed class PlanPublisher(IRoutingStore store, IShopStore shops, Rebuilder rebuilder, IDelivery delivery, TimeProvider clock, ILogger<PlanPublisher> logger)
{
    private readonly ConcurrentDictionary<ShopId, int> _followed = new();

    /// <summary>The shop has just published that version: it routes by it at once, or as soon as the dispatcher is back, and its desks are told.</summary>
    public async Task AnnounceAsync(ShopId shop, int version, CancellationToken cancellationToken)
    {
        try
        {
            await FollowAsync(shop, version, cancellationToken);
        }
        catch (DispatcherUnavailableException exception)
        {
            logger.PublicationDelayed(shop, version, exception.Message);
        }

        delivery.ToAgents(shop, new RoutingPublished(version));
    }

    /// <summary>The operator has just let the shop serve, or stopped it: it does so at once, or as soon as the dispatcher is back, and its desks read why.</summary>
    public async Task AnnounceStatusAsync(ShopId shop, CancellationToken cancellationToken)
    {
        try
        {
            await FollowStatusAsync(shop, cancellationToken);
        }
        catch (DispatcherUnavailableException exception)
        {
            logger.StatusDelayed(shop, exception.Message);
        }

        delivery.ToAgents(shop, new ResyncNeeded());
        delivery.ToSupervisors(shop, new ResyncNeeded());
    }

    /// <summary>Has the shop serve or not, as it is stored by now.</summary>
    public async Task FollowStatusAsync(ShopId id, CancellationToken cancellationToken)
    {
        store.Forget(id);
        if (await shops.FindAsync(id, cancellationToken) is not { } shop)
            return;
        await rebuilder.ConfigureAsync(shop, clock.GetUtcNow(), cancellationToken);
        logger.FollowedStatus(id, shop.Status);
    }

    /// <summary>Has the shop route by that version or a later one; nothing to do where this node has told the dispatcher so already.</summary>
    /// <returns>The shop as it is now; none when there was nothing to do.</returns>
    public async Task<Shop?> FollowAsync(ShopId id, int version, CancellationToken cancellationToken)
    {
        if (_followed.GetValueOrDefault(id) >= version)
            return null;
        store.Forget(id);
        if (await shops.FindAsync(id, cancellationToken) is not { } shop)
            return null;
        await rebuilder.ConfigureAsync(shop, clock.GetUtcNow(), cancellationToken);
        _followed[id] = shop.RoutingVersion;
        logger.Followed(id, shop.RoutingVersion);
        return shop;
    }
}
