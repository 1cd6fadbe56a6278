using System.Collections.Concurrent;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Core.Supervision.Figures;
using Microsoft.Extensions.Options;

namespace ChatRouter.Core.Supervision;

/// <summary>The board of each shop that somebody watches: taken when it is asked for, and one for all who ask.</summary>
/// <remarks>
/// Nothing is counted on the way of a message. A board costs one look of the dispatcher and one read of the journal, both O(open conversations).
/// So a node takes it once a second at the most, more seldom in a large shop (5 s from 500 conversations on),
/// and never so often that taking it fills more than a twentieth of the time. Of the last two the cheaper counts:
/// one that met a server that had just started, or a busy machine, leaves nobody with an old board for long.
/// </remarks>
public sealed class ShopBoards(IDispatcher dispatcher, Rebuilder rebuilder, IJournalReader journal, IShopStore shops, IAuditStore audit, GivenTags tags, IDistributionStore states, AlarmDesk alarms, ExpectedPeaks peaks, DayClock days,
    IOptions<SupervisionOptions> options, TimeProvider clock)
{
    /// <summary>How often to ask; a board of a small shop is a new one each time.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private const int ConversationsPerSecond = 100;
    private const int CostFactor = 20;

    private static readonly TimeSpan LongestPace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DayPace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    // A timer that ticks every second must not come a millisecond before the next board is due.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<ShopId, Watched> _watched = new();

    /// <summary>The shop's board as it is now, or was when the last was taken; none for an unknown shop.</summary>
    /// <remarks>A dispatcher or database that is away is their exception; who asks keeps what he has, and its time tells how old it is.</remarks>
    public async Task<ShopBoard?> LatestAsync(ShopId shop, CancellationToken cancellationToken)
    {
        var watched = _watched.GetOrAdd(shop, _ => new(new TurnBook(journal, audit), new OnlineBook(states)));
        await watched.Turn.WaitAsync(cancellationToken);
        try
        {
            if (watched.Board is { } board && clock.GetElapsedTime(watched.TakenAt) < TimeSpan.FromMilliseconds(board.EveryMs) - Slack)
                return board;
            var begun = clock.GetTimestamp();
            var taken = await TakeAsync(shop, watched, cancellationToken);
            var cost = watched.BoardCost.Next(clock.GetElapsedTime(begun));
            (watched.TakenAt, watched.Board) = (begun, taken is null ? null : taken with { EveryMs = PaceOf(taken, cost) });
            return watched.Board;
        }
        finally
        {
            watched.Turn.Release();
        }
    }

    /// <summary>The open conversations that come after that place, as many as a board lists; none for an unknown shop.</summary>
    public async Task<IReadOnlyList<BoardConversation>> OpenAfterAsync(ShopId id, OpenPlace after, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        return await shops.FindAsync(id, cancellationToken) is { } shop && await LookAsync(shop, at, cancellationToken) is { } look
            ? await ConversationsAsync(id, look, after, cancellationToken)
            : [];
    }

    /// <summary>Forgets boards that nobody asked for within the last minute; to be called from time to time.</summary>
    public void Forget()
    {
        foreach (var (shop, watched) in _watched)
        {
            if (clock.GetElapsedTime(watched.TakenAt) > Forgotten)
                _watched.TryRemove(new(shop, watched));
        }
    }

    private async Task<ShopBoard?> TakeAsync(ShopId id, Watched watched, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        if (await shops.FindAsync(id, cancellationToken) is not { } shop || await LookAsync(shop, at, cancellationToken) is not { } look)
            return null;
        var count = new BoardCount(shop, look, at);
        return new()
        {
            At = at,
            EveryMs = 0,
            RoutingVersion = shop.RoutingVersion,
            Tiers = shop.Tiers,
            Figures = count.OfShop(),
            Day = await DayAsync(shop, watched, look, at, cancellationToken),
            Groups = [.. shop.Groups.Select(group => count.OfGroup(group.Id))],
            Agents = await AgentsAsync(id, watched, look, count, at, cancellationToken),
            Conversations = await ConversationsAsync(id, look, null, cancellationToken),
            Alarms = await alarms.OpenAsync(id, cancellationToken),
        };
    }

    // A shop that was made since the dispatcher was built is introduced to it.
    private async Task<ShopLook?> LookAsync(Shop shop, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (await ShopLook.TakeAsync(dispatcher, shop.Id, at, cancellationToken) is { } look)
            return look;
        await rebuilder.ConfigureAsync(shop, at, cancellationToken);
        return await ShopLook.TakeAsync(dispatcher, shop.Id, at, cancellationToken);
    }

    private async Task<IReadOnlyList<BoardAgent>> AgentsAsync(ShopId shop, Watched watched, ShopLook look, BoardCount count, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var accounts = (await shops.AccountsAsync(shop, cancellationToken)).Where(account => account.Enabled && account.Role.Serves()).ToDictionary(account => account.Id);
        var online = await watched.Online.ReadAsync(shop, accounts.Keys, days.DayOf(at), at, cancellationToken);
        return [.. look.Agents.Where(agent => accounts.ContainsKey(agent.Agent)).Select(agent => AgentOf(agent, accounts[agent.Agent], online.GetValueOrDefault(agent.Agent), count))];
    }

    private static BoardAgent AgentOf(AgentView agent, Account account, TimeSpan online, BoardCount count) => new()
    {
        Id = agent.Agent,
        Name = account.DisplayName,
        Role = account.Role,
        State = agent.State,
        Pause = agent.State == AgentState.Paused ? account.Pause : null,
        GraceUntil = agent.GraceUntil,
        OnlineToday = (int)online.TotalSeconds,
        Pending = agent.Pending,
        Active = agent.Active,
        Owned = agent.Owned,
        Capacity = agent.Capacity,
        Busy = agent.Busy,
        Full = agent.Full,
        ByHandOnly = agent.NoSplit || agent.Weight == 0,
        Groups = agent.Groups,
        LongestSince = count.LongestOf(agent.Agent),
    };

    private async Task<IReadOnlyList<BoardConversation>> ConversationsAsync(ShopId shop, ShopLook look, OpenPlace? after, CancellationToken cancellationToken)
    {
        if (look.Conversations.Count == 0)
            return [];
        var seen = look.Conversations.ToDictionary(conversation => conversation.Conversation);
        var positions = look.Queue.ToDictionary(position => position.Conversation);
        var open = await journal.OpenOfShopAsync(shop, after, ShopBoard.MaxConversations, cancellationToken);
        var given = await tags.OfAsync(shop, [.. open.Select(conversation => conversation.Buyer)], cancellationToken);
        return [.. open.Select(conversation =>
        {
            var marks = given.GetValueOrDefault(conversation.Buyer);
            var row = AgentConversation.Of(conversation);
            var groups = conversation.Owner is null && seen.TryGetValue(conversation.Id, out var known) ? PoolId.GroupsOf(known.Pool) : [];
            return positions.TryGetValue(conversation.Id, out var place) && conversation.Owner is null
                ? new BoardConversation(row with { Reason = place.Reason }, groups, conversation.Priority, place.Position, (int?)place.Eta?.TotalSeconds, marks)
                : new BoardConversation(row, groups, conversation.Priority, Tags: marks);
        })];
    }

    private async Task<DayFigures> DayAsync(Shop shop, Watched watched, ShopLook look, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (watched.Day is { } day && clock.GetElapsedTime(watched.DayTakenAt) < watched.DayPace)
            return day;
        watched.DayTakenAt = clock.GetTimestamp();
        var turns = await watched.Turns.ReadAsync(shop.Id, Day.Needs(days, at), cancellationToken);
        var ratings = await journal.RatedSinceAsync(shop.Id, days.DayOf(at), cancellationToken);
        watched.Day = new Day(turns, ratings, look.Agents.ToDictionary(agent => agent.Agent, agent => agent.Groups), AssessedHours.Of(shop.Shifts), days, at).Count(options.Value) with { Peak = peaks.Of(shop.Id) };
        watched.DayPace = Longer(DayPace, watched.DayCost.Next(clock.GetElapsedTime(watched.DayTakenAt)) * CostFactor);
        return watched.Day;
    }

    private static int PaceOf(ShopBoard board, TimeSpan cost)
    {
        var bySize = TimeSpan.FromSeconds((double)board.Figures.Open / ConversationsPerSecond);
        var pace = Longer(Period, Shorter(bySize, LongestPace));
        return (int)Longer(pace, cost * CostFactor).TotalMilliseconds;
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private sealed class Watched(TurnBook turns, OnlineBook online)
    {
        public TurnBook Turns { get; } = turns;

        public OnlineBook Online { get; } = online;

        public SemaphoreSlim Turn { get; } = new(1);

        public Cost BoardCost { get; } = new();

        public Cost DayCost { get; } = new();

        public ShopBoard? Board { get; set; }

        public long TakenAt { get; set; }

        public DayFigures? Day { get; set; }

        public long DayTakenAt { get; set; }

        public TimeSpan DayPace { get; set; }
    }

    /// <summary>What something costs that is done again and again.</summary>
    private sealed class Cost
    {
        private TimeSpan _last;

        /// <summary>The cheaper of this time and the one before; nothing for the first.</summary>
        public TimeSpan Next(TimeSpan took)
        {
            var cheaper = Shorter(took, _last);
            _last = took;
            return cheaper;
        }
    }
}
