using System.Collections.Concurrent;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Supervision.Figures;

/// <summary>A figure of each shop that nobody waits for: who asks gets the one that was counted last, and one that is old is counted anew meanwhile, once for all who ask.</summary>
/// <param name="keptFor">How old a figure may be.</param>
/// <param name="count">Counts a shop's at a time; none: there is nothing to tell.</param>
internal sealed class KeptFigures<T>(TimeSpan keptFor, Func<ShopId, DateTimeOffset, Task<T?>> count, RoutingWork work, TimeProvider clock) where T : class
{
    private readonly ConcurrentDictionary<ShopId, Figure> _figures = new();

    /// <summary>The last figure; none: not known, or nothing to tell.</summary>
    public T? Of(ShopId shop)
    {
        var now = clock.GetUtcNow();
        var known = _figures.GetOrAdd(shop, new Figure(null, DateTimeOffset.MinValue));
        // Of all who see that it is old, one counts.
        if (now - known.At >= keptFor && _figures.TryUpdate(shop, known with { At = now }, known))
            work.Run(shop, null, () => CountAsync(shop, now));
        return known.Value;
    }

    private async Task CountAsync(ShopId shop, DateTimeOffset now)
    {
        // Its caller's thread is left alone.
        await Task.Yield();
        _figures[shop] = new(await count(shop, now), now);
    }

    private sealed record Figure(T? Value, DateTimeOffset At);
}
