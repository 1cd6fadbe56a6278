using System.Collections.Concurrent;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Conversations;

/// <summary>Who waits in a shop, for desks that ask every few seconds: read from the journal at most every 2 s, however many ask.</summary>
/// <remarks>Messages cost it nothing. A shop that nobody asks about is not read.</remarks>
public sealed class WaitingLists(IJournal journal, IShopStore shops, GivenTags tags, TimeProvider clock)
{
    /// <summary>Conversations of one bucket that an agent gets at the most.</summary>
    public const int MaxShown = 50;

    private const int MaxRead = 500;
    private const int MaxShops = 1_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<ShopId, Lazy<Task<Reading>>> _readings = new();

    /// <summary>Those that wait for the agent's groups or for the whole shop; supervisors see all.</summary>
    public async Task<WaitingView> OfAsync(AgentIdentity agent, int limit, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(agent.Shop).WaitAsync(cancellationToken);
        var groups = agent.Role.Includes(AccountRole.Supervisor)
            ? null
            : (await shops.FindAsync(agent.Shop, cancellationToken))?.RoutingOf(agent.Agent).Groups ?? [];
        var (queued, pool) = (BucketOf(reading.Queued, groups, limit), BucketOf(reading.OfflinePool, groups, limit));
        var shown = queued.Conversations.Concat(pool.Conversations).Select(conversation => conversation.BuyerId).ToHashSet();
        return new(queued, pool, reading.Tags.Where(given => shown.Contains(given.Key)).ToDictionary());
    }

    private static WaitingBucket BucketOf(IReadOnlyList<ConversationRecord> waiting, IReadOnlyList<GroupId>? groups, int limit)
    {
        var his = groups is null ? waiting : [.. waiting.Where(conversation => Serves(groups, conversation.Pool))];
        var shown = his.Take(Math.Clamp(limit, 0, MaxShown)).Select(AgentConversation.Of);
        return new(his.Count, waiting.Count == MaxRead, [.. shown]);
    }

    private static bool Serves(IReadOnlyList<GroupId> groups, PoolId? pool) =>
        pool is not { } id || id == PoolId.WholeShop || groups.Any(group => id.Value.Split('+').Contains(group.Value, StringComparer.Ordinal));

    // Whoever comes first reads for all who come meanwhile; a failed reading is not kept.
    private async Task<Reading> ReadAsync(ShopId shop)
    {
        var now = clock.GetTimestamp();
        if (_readings.Count > MaxShops)
            _readings.Clear();
        if (_readings.TryGetValue(shop, out var known) && known is { IsValueCreated: true, Value: { IsCompleted: true } done } && IsStale(done, now))
            _readings.TryRemove(new(shop, known));
        return await _readings.GetOrAdd(shop, key => new(() => ReadNowAsync(key))).Value;
    }

    private bool IsStale(Task<Reading> reading, long now) =>
        !reading.IsCompletedSuccessfully || clock.GetElapsedTime(reading.Result.At, now) >= Fresh;

    private async Task<Reading> ReadNowAsync(ShopId shop)
    {
        var at = clock.GetTimestamp();
        var queued = await journal.WaitingAsync(shop, Placement.Queued, MaxRead, CancellationToken.None);
        var pool = await journal.WaitingAsync(shop, Placement.OfflinePool, MaxRead, CancellationToken.None);
        var given = await tags.OfAsync(shop, [.. queued.Concat(pool).Select(conversation => conversation.Buyer)], CancellationToken.None);
        return new(queued, pool, given, at);
    }

    private sealed record Reading(IReadOnlyList<ConversationRecord> Queued, IReadOnlyList<ConversationRecord> OfflinePool, IReadOnlyDictionary<BuyerId, IReadOnlyList<string>> Tags, long At);
}
