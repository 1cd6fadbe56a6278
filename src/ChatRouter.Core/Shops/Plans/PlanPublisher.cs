using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>Makes the dispatcher follow what is published.</summary>
public sealed class PlanPublisher(IShopStore shops, Rebuilder rebuilder, TimeProvider clock)
{
    /// <summary>The shop has published that version: from now on it routes by it.</summary>
    public async Task AnnounceAsync(ShopId shop, int version, CancellationToken cancellationToken)
    {
        if (await shops.FindAsync(shop, cancellationToken) is { } found && found.RoutingVersion >= version)
            await rebuilder.ConfigureAsync(found, clock.GetUtcNow(), cancellationToken);
    }
}
