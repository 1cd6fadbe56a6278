using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>Publishes what shops have scheduled when it is due, or as soon afterwards as a node is there.</summary>
/// <remarks>Every node looks, for all shops at once, every few seconds; whoever is first publishes it. For one caller at a time.</remarks>
public sealed class DuePublications(IScheduledPublicationStore store, ScheduledPublications scheduled, TimeProvider clock, ILogger<DuePublications> logger)
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    private DateTimeOffset _lookAt;

    /// <summary>Looks, unless it did just now.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now < _lookAt)
            return;
        _lookAt = now + Every;
        // Of a shop in the order in which they were due: what cannot be published yet keeps back what comes after it.
        var waiting = new HashSet<ShopId>();
        foreach (var (shop, id) in await store.DueAsync(now, AtOnce, cancellationToken))
        {
            if (!waiting.Contains(shop) && !await TryAsync(shop, id, cancellationToken))
                waiting.Add(shop);
        }
    }

    private async Task<bool> TryAsync(ShopId shop, string id, CancellationToken cancellationToken)
    {
        try
        {
            return await scheduled.PublishDueAsync(shop, id, cancellationToken);
        }
#pragma warning disable CA1031 // Another shop's goes live whatever this one met.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.DueDelayed(id, shop, exception);
            return false;
        }
    }
}
