using ChatRouter.Core.Buyers;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Conversations;

/// <summary>Who waits in a shop, for desks that ask every few seconds: read from the journal at most every 2 s, however many ask.</summary>
/// <remarks>Messages cost it nothing. A shop that nobody asks about is not read.</remarks>
public sealed class WaitingLists(IJournal journal, IShopStore shops, GivenTags tags, IBuyerStore buyers, TimeProvider clock)
{
    /// <summary>Conversations of one bucket that an agent gets at the most.</summary>
    public const int MaxShown = 50;

    private const int MaxRead = 500;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly ShopReadings<Reading> _readings = new(Fresh, clock);

    /// <summary>Those that wait for the agent's groups or for the whole shop; supervisors see all.</summary>
    public async Task<WaitingView> OfAsync(AgentIdentity agent, int limit, CancellationToken cancellationToken)
    {
        var reading = await _readings.OfAsync(agent.Shop, ReadAsync, cancellationToken);
        var groups = agent.Role.Includes(AccountRole.Supervisor)
            ? null
            : (await shops.FindAsync(agent.Shop, cancellationToken))?.RoutingOf(agent.Agent).Groups ?? [];
        var (queued, pool) = (BucketOf(reading.Queued, groups, limit), BucketOf(reading.OfflinePool, groups, limit));
        var shown = queued.Conversations.Concat(pool.Conversations).Select(conversation => conversation.BuyerId).ToHashSet();
        return new(queued, pool, Shown(reading.Tags), Shown(reading.Levels));

        Dictionary<BuyerId, T> Shown<T>(IReadOnlyDictionary<BuyerId, T> all) => all.Where(of => shown.Contains(of.Key)).ToDictionary();
    }

    private static WaitingBucket BucketOf(IReadOnlyList<ConversationRecord> waiting, IReadOnlyList<GroupId>? groups, int limit)
    {
        var his = groups is null ? waiting : [.. waiting.Where(conversation => PoolId.IsServedBy(conversation.Pool, groups))];
        var shown = his.Take(Math.Clamp(limit, 0, MaxShown)).Select(AgentConversation.Of);
        return new(his.Count, waiting.Count == MaxRead, [.. shown]);
    }

    private async Task<Reading> ReadAsync(ShopId shop)
    {
        var queued = await journal.WaitingAsync(shop, Placement.Queued, MaxRead, CancellationToken.None);
        var pool = await journal.WaitingAsync(shop, Placement.OfflinePool, MaxRead, CancellationToken.None);
        var all = queued.Concat(pool).ToList();
        var given = await tags.OfAsync(shop, [.. all.Select(conversation => conversation.Buyer)], CancellationToken.None);
        var levels = await buyers.LevelsAsync(shop, [.. all.Where(conversation => conversation.BuyerVerified).Select(conversation => conversation.Buyer)], CancellationToken.None);
        return new(queued, pool, given, levels);
    }

    private sealed record Reading(
        IReadOnlyList<ConversationRecord> Queued, IReadOnlyList<ConversationRecord> OfflinePool, IReadOnlyDictionary<BuyerId, IReadOnlyList<string>> Tags, IReadOnlyDictionary<BuyerId, int> Levels);
}
