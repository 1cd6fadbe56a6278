using System.Collections.Concurrent;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Core.Rehearsals;

/// <summary>Says how a past hour's buyers would have been distributed by what is published, and by the draft.</summary>
/// <remarks>One at a time, and one of a shop, on what is stored and a dispatcher of its own: it never stands in the way of messages, nor one shop long in the way of another.</remarks>
public sealed class PastHours(
    RoutingDesk desk, IShopStore shops, Rebuilder rebuilder, IJournalReader journal, IDistributionStore history, IBuyerContextStore contexts, IBuyerStore buyers, TimeProvider clock) : IDisposable
{
    /// <summary>More would be no answer that somebody waits for.</summary>
    public const int MostConversations = 2_000;

    // Of the conversations since then, which are looked through for those of the hour.
    private const int MostLookedThrough = 40_000;
    private const int StatesAtOnce = 1_000;
    private const int ReadAtOnce = 4;

    private static readonly TimeSpan Length = TimeSpan.FromHours(1);
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(25);

    private static readonly Rejection Running = new(ErrorCode.Unavailable, "An hour of this shop is being played again. Wait for that.", TimeSpan.FromSeconds(2));

    private readonly SemaphoreSlim _one = new(1);
    private readonly ConcurrentDictionary<ShopId, byte> _asked = new();

    /// <param name="shop">Whose hour.</param>
    /// <param name="from">When it begins, at most 25 hours ago; none: an hour ago.</param>
    public async Task<Result<RehearsalReport>> OfAsync(ShopId shop, DateTimeOffset? from, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var begins = StoredTime.Of(from ?? now - Length);
        if (begins >= now || now - begins > Furthest)
            return new Rejection(ErrorCode.InvalidArgument, "The hour begins in the past, at most 25 hours ago.");
        if (await shops.FindAsync(shop, cancellationToken) is not { } published)
            return new Rejection(ErrorCode.NotFound, "There is no such shop.");
        if (!_asked.TryAdd(shop, 0))
            return Running;
        try
        {
            return await InTurnAsync(() => PlayAsync(published, begins, now, cancellationToken), cancellationToken);
        }
        finally
        {
            _asked.TryRemove(shop, out _);
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<Result<RehearsalReport>> PlayAsync(Shop published, DateTimeOffset from, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var until = from + Length < now ? from + Length : now;
        // Counted before anything is read whole.
        if ((await history.TrafficAsync(published.Id, from, now, Length, cancellationToken)).Values.Sum() > MostLookedThrough)
            return TooMany;
        ConversationRecord[] conversations = [.. (await journal.OpenSinceAsync(published.Id, from, cancellationToken)).Where(conversation => conversation.OpenedAt < until)];
        if (conversations.Length > MostConversations)
            return TooMany;

        var (hour, really) = await ReadAsync(published.Id, conversations, from, until, cancellationToken);
        var draft = (await desk.DraftAsync(published.Id, cancellationToken)).Value.Draft;
        var drafted = draft is { Changed: true } ? draft.Plan.ApplyTo(published, published.RoutingVersion) : null;
        var begun = await BegunAsync(published, drafted, [.. conversations.Where(conversation => conversation.OpenedAt >= from)], cancellationToken);
        return new RehearsalReport(
            from, until, await history.StatesSinceAsync(published.Id, cancellationToken), conversations.Length,
            hour.Events.OfType<PastEvent.Wrote>().Select(wrote => wrote.Buyer).Distinct().Count(), published.RoutingVersion, really,
            await RehearseAsync(published, begun.Under(published.Conditions, hour), cancellationToken),
            drafted is null ? null : await RehearseAsync(drafted, begun.Under(drafted.Conditions, hour), cancellationToken));
    }

    private static Rejection TooMany => new(ErrorCode.TooManyConversations, $"An hour of more than {MostConversations} conversations, or of a time with many since, is not played again. Choose a later or a quieter one.");

    private async Task<HourCount> RehearseAsync(Shop shop, PastHour hour, CancellationToken cancellationToken) =>
        await Rehearsal.RunAsync(await rebuilder.ConfigurationAsync(shop, hour.From, cancellationToken), hour, cancellationToken);

    private async Task<(PastHour Hour, HourCount Really)> ReadAsync(ShopId shop, ConversationRecord[] conversations, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var marks = (await journal.MarksAsync(shop, [.. conversations.Select(conversation => conversation.Id)], cancellationToken)).ToLookup(mark => mark.Conversation);
        var placements = await EachAsync(conversations, conversation => journal.AssignmentsAsync(shop, conversation.Id, cancellationToken), cancellationToken);
        BuyerId[] buyers = [.. conversations.Select(conversation => conversation.Buyer).Distinct()];
        var contacts = await EachAsync(buyers, buyer => journal.ContactsAsync(shop, buyer, cancellationToken), cancellationToken);

        var (events, open, known, tally) = (new List<PastEvent>(await StatesAsync(shop, from, until, cancellationToken)), new List<ConversationTruth>(), contacts.SelectMany(each => each).Where(contact => contact.At < from).ToList(), new HourTally());
        for (var i = 0; i < conversations.Length; i++)
        {
            // Nobody was ever asked to serve a buyer who was refused.
            if (placements[i].Count == 0)
                continue;
            TurnMark[] own = [.. marks[conversations[i].Id]];
            if (HourStory.OpenAt(conversations[i], placements[i], own, from) is { } truth)
                open.Add(truth);
            events.AddRange(HourStory.Within(conversations[i], placements[i], own, from, until));
            foreach (var placement in placements[i].Where(placement => placement.At >= from && placement.At < until))
            {
                tally.Add(placement.Decision);
                // A contact that was renewed since: that it was one stands in the decision.
                if (placement is { Owner: { } owner, Decision.Reason: RouteReason.RecentContact } && !known.Any(contact => contact.Buyer == conversations[i].Buyer && contact.Agent == owner))
                    known.Add(new(conversations[i].Buyer, owner, from));
            }
        }

        AgentId[] agents = [.. (await shops.AccountsAsync(shop, cancellationToken)).Select(account => account.Id)];
        var present = await history.StatesAtAsync(shop, agents, from, cancellationToken);
        return (new()
        {
            Shop = shop,
            From = from,
            Until = until,
            Present = present.Where(state => state.Value.State != AgentState.Offline).ToDictionary(state => state.Key, state => state.Value.State),
            Open = [.. open.OrderBy(truth => truth.WaitingSince).ThenBy(truth => truth.Conversation.Value, StringComparer.Ordinal)],
            Contacts = known,
            Events = [.. events.OrderBy(happened => happened.At)],
        }, tally.Count());
    }

    private async Task<PastBeginnings> BegunAsync(Shop published, Shop? drafted, ConversationRecord[] begun, CancellationToken cancellationToken)
    {
        GroupConditions[] conditions = drafted is null ? [published.Conditions] : [published.Conditions, drafted.Conditions];
        BuyerId[] all = conditions.Any(each => each.Entries.Count > 0) ? [.. begun.Select(conversation => conversation.Buyer).Distinct()] : [];
        // Of a guest no token ever said a level.
        BuyerId[] verified = conditions.Any(each => each.Levels.Count > 0) ? [.. begun.Where(conversation => conversation.BuyerVerified).Select(conversation => conversation.Buyer).Distinct()] : [];
        var came = await EachAsync(all, async buyer => (Buyer: buyer, Context: await contexts.FindAsync(published.Id, buyer, cancellationToken)), cancellationToken);
        return new(
            published.Conditions, came.Where(each => each.Context is not null).ToDictionary(each => each.Buyer, each => each.Context!),
            await buyers.LevelsAsync(published.Id, verified, cancellationToken));
    }

    private async Task<IReadOnlyList<PastEvent>> StatesAsync(ShopId shop, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var (changes, at, after) = (new List<PastEvent>(), from, new AgentId(""));
        for (IReadOnlyList<AgentStateRecord> page; ; (at, after) = (page[^1].At, page[^1].Agent))
        {
            page = await history.StatesAsync(shop, at, after, until, StatesAtOnce, cancellationToken);
            changes.AddRange(page.Select(change => new PastEvent.StateChanged(change.Agent, change.State, change.At)));
            if (page.Count < StatesAtOnce)
                return changes;
        }
    }

    private static async Task<TRead[]> EachAsync<T, TRead>(T[] items, Func<T, Task<TRead>> read, CancellationToken cancellationToken)
    {
        var found = new TRead[items.Length];
        await Parallel.ForAsync(0, items.Length, new ParallelOptions { MaxDegreeOfParallelism = ReadAtOnce, CancellationToken = cancellationToken }, async (i, _) => found[i] = await read(items[i]));
        return found;
    }
}
