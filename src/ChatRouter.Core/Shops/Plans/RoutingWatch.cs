using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>Follows what other nodes and the command line publish and which shops they let serve, sends agents on and off duty when their shifts begin and end, and publishes what is due.</summary>
/// <remarks>Every node does it, whoever is alive: telling the dispatcher twice changes nothing.</remarks>
public sealed class RoutingWatch(IRoutingStore store, IShopStore shops, PlanPublisher publisher, DuePublications due, Rebuilder rebuilder, TimeProvider clock, ILogger<RoutingWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    // A number can become visible after a higher one, as long as its transaction runs.
    private const int Overlap = 64;

    private readonly PriorityQueue<ShopId, DateTimeOffset> _changes = new();
    private readonly Dictionary<ShopId, DateTimeOffset> _next = [];
    private readonly HashSet<ShopId> _inactive = [];
    private long? _seen;

    /// <summary>Looks once. For one caller at a time.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (_seen is null)
            await BeginAsync(cancellationToken);
        await FollowAsync(cancellationToken);
        await FollowStatusesAsync(cancellationToken);
        await ChangeDutiesAsync(cancellationToken);
        await due.LookAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryLookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task TryLookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LookAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is DispatcherUnavailableException or JournalUnavailableException)
        {
            // Others tell it; what is due stays due.
        }
#pragma warning disable CA1031 // The watch goes on whatever one look met.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.WatchFailed(exception);
        }
    }

    // Whoever is on duty by now is told the dispatcher once more: it may have been built before.
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var seen = await store.LatestPublicationAsync(cancellationToken);
        foreach (var shop in await shops.AllAsync(cancellationToken))
            Expect(shop, DateTimeOffset.MinValue);
        _seen = seen;
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var publications = await store.PublicationsAsync(Math.Max(0, _seen!.Value - Overlap), cancellationToken);
        foreach (var latest in publications.GroupBy(publication => publication.Shop).Select(shop => shop.MaxBy(publication => publication.Version)))
        {
            if (await publisher.FollowAsync(latest.Shop, latest.Version, cancellationToken) is { } shop)
                Expect(shop, DateTimeOffset.MinValue);
            else if (latest.No > _seen && await shops.FindAsync(latest.Shop, cancellationToken) is { } own)
                Expect(own, DateTimeOffset.MinValue);
        }

        if (publications is [.., var last])
            _seen = Math.Max(_seen.Value, last.No);
    }

    private async Task FollowStatusesAsync(CancellationToken cancellationToken)
    {
        var inactive = await shops.InactiveAsync(cancellationToken);
        foreach (var shop in _inactive.Except(inactive).Concat(inactive.Except(_inactive)).ToList())
        {
            await publisher.FollowStatusAsync(shop, cancellationToken);
            if (!_inactive.Remove(shop))
                _inactive.Add(shop);
        }
    }

    private async Task ChangeDutiesAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        while (_changes.TryPeek(out var id, out var due) && due <= now)
        {
            // An entry that a publication has replaced meanwhile.
            if (_next.GetValueOrDefault(id) == due && await shops.FindAsync(id, cancellationToken) is { } shop)
            {
                await rebuilder.SetDutiesAsync(shop, now, cancellationToken);
                _changes.Dequeue();
                Expect(shop, new ShiftSchedule(shop.Shifts).NextChange(now));
            }
            else
            {
                _changes.Dequeue();
            }
        }
    }

    private void Expect(Shop shop, DateTimeOffset due)
    {
        if (shop.Shifts.IsEmpty)
        {
            _next.Remove(shop.Id);
            return;
        }

        _next[shop.Id] = due;
        _changes.Enqueue(shop.Id, due);
    }
}
