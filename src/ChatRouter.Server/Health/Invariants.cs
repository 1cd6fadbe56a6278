using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Health;

/// <summary>Counts of what must never be, over journal and dispatcher. All zero when the system is sound.</summary>
/// <param name="SeqGaps">Conversations whose sequence numbers are not 1 to the last.</param>
/// <param name="OwnersWithoutHistory">Conversations whose owner is not that of their last assignment.</param>
/// <param name="SeveralOpen">Buyers with several open conversations.</param>
/// <param name="Misplaced">Open conversations that journal and dispatcher place differently, or only one of them knows.</param>
/// <param name="Miscounted">Agents whose pending, active or owned differs from a recount.</param>
/// <param name="WaitingThoughEligible">Shops where somebody waits although an agent could serve him.</param>
public sealed record Invariants(long SeqGaps, long OwnersWithoutHistory, long SeveralOpen, long Misplaced, long Miscounted, long WaitingThoughEligible)
{
    public long Total => SeqGaps + OwnersWithoutHistory + SeveralOpen + Misplaced + Miscounted + WaitingThoughEligible;

    /// <summary>Reads everything: for tests and for operators in doubt, not for every second.</summary>
    /// <remarks>What is under way while it reads may count for a moment; a count that stays is a violation.</remarks>
    public static async Task<Invariants> CheckAsync(IShopStore shops, IJournal journal, IDispatcher dispatcher, CancellationToken cancellationToken)
    {
        var ofJournal = await journal.CheckAsync(cancellationToken);
        var views = new Dictionary<ShopId, ShopView>();
        foreach (var shop in await shops.AllAsync(cancellationToken))
        {
            if (await dispatcher.ViewAsync(shop.Id, cancellationToken) is { } view)
                views[shop.Id] = view;
        }

        var misplaced = await MisplacedAsync(journal, views, cancellationToken);
        return new(
            ofJournal.SeqGaps, ofJournal.OwnersWithoutHistory, ofJournal.SeveralOpen, misplaced,
            views.Values.Sum(Miscount), views.Values.Count(WaitsThoughEligible));
    }

    private static async Task<long> MisplacedAsync(IJournal journal, Dictionary<ShopId, ShopView> views, CancellationToken cancellationToken)
    {
        var known = views.SelectMany(view => view.Value.Conversations.Select(c => ((view.Key, c.Conversation), c))).ToDictionary(pair => pair.Item1, pair => pair.c);
        long misplaced = 0;
        await foreach (var shop in journal.ReadOpenAsync(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, cancellationToken))
        {
            foreach (var truth in shop.Conversations)
            {
                if (!known.Remove((shop.Shop, truth.Conversation), out var view) || view.Placement != truth.Placement || view.Owner != truth.Owner || view.Version != truth.Version)
                    misplaced++;
            }
        }

        return misplaced + known.Count;
    }

    private static long Miscount(ShopView view)
    {
        var owned = view.Conversations.Where(c => c.Placement == Placement.Owned).ToLookup(c => c.Owner!.Value);
        return view.Agents.Count(agent =>
            agent.Owned != owned[agent.Agent].Count()
            || agent.Pending != owned[agent.Agent].Count(c => c.TurnOpen)
            || agent.Active != owned[agent.Agent].Count(c => !c.Resting));
    }

    private static bool WaitsThoughEligible(ShopView view) =>
        view.Conversations.Where(c => c.Placement == Placement.Queued).Select(waiting => waiting.Pool).Distinct().Any(pool => view.Agents.Any(agent => agent.IsEligibleFor(pool)));
}
