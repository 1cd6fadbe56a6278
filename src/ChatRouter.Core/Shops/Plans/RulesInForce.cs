namespace ChatRouter.Core.Shops.Plans;

/// <summary>Which version of a shop's routing was in force when.</summary>
/// <remarks>
/// Found by the time of the publication. Its plan reaches the nodes a moment later, and a decision within that moment may have been made by the version before.
/// </remarks>
public sealed class RulesInForce
{
    private readonly IReadOnlyList<RoutingVersion> _versions;

    private RulesInForce(IReadOnlyList<RoutingVersion> versions) => _versions = versions;

    /// <summary>Those of the given times, by one read of the store; by none where there are no times.</summary>
    /// <exception cref="Journal.JournalUnavailableException">The database failed, or was too slow.</exception>
    public static async Task<RulesInForce> OfAsync(IRoutingStore store, ShopId shop, IReadOnlyCollection<DateTimeOffset> times, CancellationToken cancellationToken) =>
        new(times.Count == 0 ? [] : await store.InForceAsync(shop, times.Min(), times.Max(), cancellationToken));

    /// <summary>The number of the version that was published last at or before one of these times; none: nothing was published yet.</summary>
    public int? At(DateTimeOffset time) => _versions.LastOrDefault(version => version.At <= time)?.Number;
}
