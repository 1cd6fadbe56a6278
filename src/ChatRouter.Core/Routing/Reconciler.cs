using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Routing;

/// <summary>Compares journal and dispatcher, and makes the dispatcher agree with the journal. For one caller at a time.</summary>
/// <remarks>
/// What the dispatcher lacks, or knows in an older version, it is told at once. What it knows in a newer version, or alone, is mostly a step that is
/// under way: it is put right only when the next pass, <see cref="Period"/> later, finds the very same difference. So a decision is taken back
/// whose node died before it could be committed, and a place is freed whose conversation closed meanwhile; also where that was the shop's last open
/// one, so a shop is looked at once more after it has become quiet, and again while something there is unsure.
/// </remarks>
public sealed class Reconciler(IShopStore shops, IJournal journal, IDispatcher dispatcher, Placements placements, Rebuilder rebuilder, TimeProvider clock, ILogger<Reconciler> logger)
{
    /// <summary>How often a pass is due.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <summary>How long after the dispatcher came back a second pass is due: other nodes find it a little later, and the first pass leaves alone what is on its way.</summary>
    public static readonly TimeSpan SecondLook = TimeSpan.FromSeconds(3);

    // What was written a moment ago may still be on its way to the dispatcher.
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(2);

    private Dictionary<(ShopId Shop, ConversationId), Difference> _unsure = [];
    private HashSet<ShopId> _open = [];

    /// <summary>One pass over the shops with open conversations, now or at the pass before, or over every shop.</summary>
    /// <returns>How many conversations were put right.</returns>
    public async Task<int> PassAsync(bool everyShop, CancellationToken cancellationToken)
    {
        var unsure = new Dictionary<(ShopId Shop, ConversationId), Difference>();
        var open = new HashSet<ShopId>();
        IEnumerable<ShopId> all = everyShop ? (await shops.AllAsync(cancellationToken)).Select(shop => shop.Id) : [.. _open, .. _unsure.Keys.Select(key => key.Shop)];
        var repaired = 0;
        await foreach (var truth in journal.ReadOpenAsync(DateTimeOffset.MaxValue, clock.GetUtcNow(), cancellationToken))
        {
            open.Add(truth.Shop);
            repaired += await CompareAsync(truth, unsure, cancellationToken);
        }

        foreach (var quiet in all.Except(open))
            repaired += await CompareAsync(new() { Shop = quiet, At = clock.GetUtcNow() }, unsure, cancellationToken);
        (_unsure, _open) = (unsure, open);
        return repaired;
    }

    private async Task<int> CompareAsync(RestoreConversations truth, Dictionary<(ShopId, ConversationId), Difference> unsure, CancellationToken cancellationToken)
    {
        if (await dispatcher.ConversationsAsync(truth.Shop, cancellationToken) is not { } open)
            return await IntroduceAsync(truth, cancellationToken);

        var known = open.ToDictionary(conversation => conversation.Conversation);
        var lacking = new List<ConversationTruth>();
        var newer = new Dictionary<ConversationId, Difference>();
        foreach (var conversation in truth.Conversations)
        {
            known.Remove(conversation.Conversation, out var seen);
            if (seen is null || seen.Version < conversation.Version || (seen.Version == conversation.Version && !IsSame(seen, conversation)))
            {
                if (truth.At - conversation.LastPublicAt >= OnItsWay)
                    lacking.Add(conversation);
            }
            else if (seen.Version > conversation.Version)
                newer[conversation.Conversation] = new(seen.Version, seen.Seq, conversation.Version);
        }

        foreach (var (id, alone) in known)
            newer[id] = new(alone.Version, alone.Seq, null);
        if (lacking.Count > 0)
        {
            logger.Told(truth.Shop, lacking.Count);
            await rebuilder.RestoreAsync(truth with { Conversations = lacking }, cancellationToken);
        }

        return lacking.Count + await RepairAsync(truth.Shop, newer, unsure, cancellationToken);
    }

    // The dispatcher does not know the shop at all.
    private async Task<int> IntroduceAsync(RestoreConversations truth, CancellationToken cancellationToken)
    {
        if (await shops.FindAsync(truth.Shop, cancellationToken) is not { } shop)
            return 0;
        await rebuilder.ConfigureAsync(shop, clock.GetUtcNow(), cancellationToken);
        logger.Introduced(shop.Id, truth.Conversations.Count);
        return truth.Conversations.Count;
    }

    private async Task<int> RepairAsync(
        ShopId shop, Dictionary<ConversationId, Difference> newer, Dictionary<(ShopId, ConversationId), Difference> unsure, CancellationToken cancellationToken)
    {
        var repaired = 0;
        foreach (var (id, difference) in newer)
        {
            if (!_unsure.TryGetValue((shop, id), out var before) || before != difference)
                unsure[(shop, id)] = difference;
            else if (await OverruleAsync(shop, id, difference, cancellationToken))
                repaired++;
        }

        return repaired;
    }

    // Read again, because the conversation may have moved on since the pass began.
    private async Task<bool> OverruleAsync(ShopId shop, ConversationId conversation, Difference difference, CancellationToken cancellationToken)
    {
        var truth = await journal.TruthAsync(shop, conversation, cancellationToken);
        var closed = truth is null or { Placement: Placement.Closed };
        if (closed ? difference.Stored is not null : truth!.Version != difference.Stored)
            return false;

        logger.Overruled(conversation, shop, difference.Known, difference.Stored);
        var at = clock.GetUtcNow();
        await placements.ApplyAsync(await dispatcher.CloseAsync(new(shop, conversation, at), cancellationToken), cancellationToken);
        if (!closed)
            await placements.ApplyAsync(await dispatcher.RestoreAsync(new() { Shop = shop, Conversations = [truth!], At = at }, cancellationToken), cancellationToken);
        return true;
    }

    private static bool IsSame(ConversationView known, ConversationTruth stored) =>
        known.Placement == stored.Placement && known.Placement != Placement.Unplaced && known.Owner == stored.Owner
        && (stored.Seq < known.Seq || known.TurnOpen == stored.TurnOpenedAt is not null);

    private readonly record struct Difference(int Known, long Seq, int? Stored);
}
