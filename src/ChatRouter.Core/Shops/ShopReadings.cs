using System.Collections.Concurrent;

namespace ChatRouter.Core.Shops;

/// <summary>What is read of a shop when somebody asks: at most once every while, however many ask, and not at all of a shop that nobody asks about.</summary>
/// <param name="keptFor">How old it may be, from the beginning of the reading. One that failed is not kept.</param>
public sealed class ShopReadings<T>(TimeSpan keptFor, TimeProvider clock)
{
    private const int MaxShops = 1_000;

    private readonly ConcurrentDictionary<ShopId, Reading> _readings = new();

    /// <summary>Whoever comes first has it read for all who come meanwhile, and nobody who stops waiting ends it for the others.</summary>
    public Task<T> OfAsync(ShopId shop, Func<ShopId, Task<T>> read, CancellationToken cancellationToken)
    {
        if (_readings.Count > MaxShops)
            _readings.Clear();
        if (_readings.TryGetValue(shop, out var known) && IsOver(known))
            _readings.TryRemove(KeyValuePair.Create(shop, known));
        return _readings.GetOrAdd(shop, id => new(new(() => read(id)), clock.GetTimestamp())).Value.Value.WaitAsync(cancellationToken);
    }

    private bool IsOver(Reading reading) =>
        reading.Value is { IsValueCreated: true, Value: { IsCompleted: true } done } && (!done.IsCompletedSuccessfully || clock.GetElapsedTime(reading.At) >= keptFor);

    private sealed record Reading(Lazy<Task<T>> Value, long At);
}
