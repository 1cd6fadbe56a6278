using System.Reflection;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Core.Supervision.Figures;
using ChatRouter.TestKit.Model;
using ChatRouter.Tests.Conversations;
using Microsoft.Extensions.Options;

namespace ChatRouter.Tests.Supervision;

/// <summary>How often a shop is looked at for its board.</summary>
public sealed class ShopBoardsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Whoever_asks_within_a_second_gets_the_board_that_was_taken_for_the_first()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (looks, boards) = BoardsOf(shop);

        var first = await boards.LatestAsync(SmallShop.Id, None);
        shop.Clock.Advance(TimeSpan.FromMilliseconds(800));
        var same = await boards.LatestAsync(SmallShop.Id, None);
        shop.Clock.Advance(TimeSpan.FromMilliseconds(200));
        var next = await boards.LatestAsync(SmallShop.Id, None);

        Assert.Same(first, same);
        Assert.NotSame(first, next);
        Assert.Equal((1000, 2), (first!.EveryMs, looks.Count));
    }

    [Fact]
    public async Task Many_who_ask_at_once_cost_one_look()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (looks, boards) = BoardsOf(shop);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => boards.LatestAsync(SmallShop.Id, None))));

        Assert.Equal(1, looks.Count);
    }

    [Fact]
    public async Task A_shop_with_many_open_conversations_is_looked_at_less_often()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (_, boards) = BoardsOf(shop);
        for (var i = 0; i < 150; i++)
            await shop.WriteAsync($"buyer {i}");

        var board = await boards.LatestAsync(SmallShop.Id, None);

        Assert.Equal((150, 150, 1500), (board!.Figures.Open, board.Conversations.Count, board.EveryMs));
    }

    [Fact]
    public async Task A_board_that_is_dear_is_taken_seldom_but_not_because_of_one_that_was()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (looks, boards) = BoardsOf(shop);
        var paces = new List<int>();

        foreach (var milliseconds in (int[])[600, 10, 600, 400, 10])
        {
            looks.Takes = () => shop.Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            var board = (await boards.LatestAsync(SmallShop.Id, None))!;
            paces.Add(board.EveryMs);
            shop.Clock.Advance(TimeSpan.FromMilliseconds(board.EveryMs));
        }

        Assert.Equal([1000, 1000, 1000, 8000, 1000], paces);
        Assert.Equal(5, looks.Count);
    }

    [Fact]
    public async Task The_days_figures_are_not_old_because_the_first_were_dear()
    {
        await using var shop = await SmallShop.OpenAsync();
        var journal = SlowRatings.Over(shop.Get<IJournal>(), () => shop.Clock.Advance(TimeSpan.FromMilliseconds(600)));
        var boards = BoardsOf(shop, journal).Boards;

        var first = (await boards.LatestAsync(SmallShop.Id, None))!;
        shop.Clock.Advance(TimeSpan.FromSeconds(5));
        var second = (await boards.LatestAsync(SmallShop.Id, None))!;
        shop.Clock.Advance(TimeSpan.FromSeconds(5));
        var third = (await boards.LatestAsync(SmallShop.Id, None))!;

        Assert.NotSame(first.Day, second.Day);
        // By then they are known to be dear: every 12 s.
        Assert.Same(second.Day, third.Day);
    }

    [Fact]
    public async Task What_is_open_behind_a_place_follows_in_the_boards_order_with_what_the_board_tells_of_each()
    {
        await using var shop = await SmallShop.OpenAsync();
        var boards = BoardsOf(shop).Boards;
        for (var i = 0; i < 4; i++, shop.Clock.Advance(TimeSpan.FromSeconds(1)))
            await shop.WriteAsync($"buyer {i}");
        var board = (await boards.LatestAsync(SmallShop.Id, None))!;
        var (id, answered) = (board.Conversations[1].Conversation.Id, board.Conversations[1].Conversation.TurnOpenedAt is null);

        var after = await boards.OpenAfterAsync(SmallShop.Id, new(answered, board.Conversations[1].Conversation.WaitingSince, id), None);

        Assert.Equal(board.Conversations.Skip(2).Select(Told), after.Select(Told));
        Assert.Empty(await boards.OpenAfterAsync(new("nowhere"), new(false, shop.Clock.GetUtcNow(), id), None));

        static (ConversationId, RouteReason, int, int?) Told(BoardConversation row) => (row.Conversation.Id, row.Conversation.Reason, row.Priority, row.Position);
    }

    [Fact]
    public async Task It_tells_how_long_each_agent_was_online_today_without_his_pauses()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (a, boards) = (SmallShop.AgentOf("a"), BoardsOf(shop).Boards);
        // The day before, by a minute.
        shop.Clock.Advance(shop.Get<DayClock>().DayOf(shop.Clock.GetUtcNow().AddDays(1)).AddMinutes(-1) - shop.Clock.GetUtcNow());
        await shop.OnlineAsync(a);
        await PassAsync(21);
        await shop.Get<AgentPresence>().SetStateAsync(a, WantedState.Paused, null, force: false, None);
        await PassAsync(5);
        Assert.Equal(["a 1200", "b 0"], await OnlineAsync());

        await shop.Get<AgentPresence>().SetStateAsync(a, WantedState.Online, null, force: false, None);
        await PassAsync(2);

        Assert.Equal(["a 1320", "b 0"], await OnlineAsync());

        async Task PassAsync(int minutes)
        {
            await shop.Get<AgentStateLog>().WriteAsync(None);
            shop.Clock.Advance(TimeSpan.FromMinutes(minutes));
        }

        async Task<IEnumerable<string>> OnlineAsync() => (await boards.LatestAsync(SmallShop.Id, None))!.Agents.Select(agent => $"{agent.Id} {agent.OnlineToday}").Order();
    }

    [Fact]
    public async Task Who_waits_long_is_counted_by_the_third_tier_of_his_group_else_of_the_shop()
    {
        await using var shop = await SmallShop.OpenAsync();
        var boards = BoardsOf(shop).Boards;
        await PublishAsync(2, new(AmberSeconds: 35, OrangeSeconds: 40), new(OrangeSeconds: 70));
        await shop.OnlineAsync(SmallShop.AgentOf("a"));
        await shop.WriteAsync("buyer");

        shop.Clock.Advance(TimeSpan.FromSeconds(45));
        Assert.Equal((0, null), await UrgentAsync());
        shop.Clock.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal((1, null), await UrgentAsync());

        await PublishAsync(3, new(AmberSeconds: 80, OrangeSeconds: 90), null);
        shop.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((0, 90), await UrgentAsync());
        shop.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((1, 90), await UrgentAsync());

        async Task<(int, int?)> UrgentAsync()
        {
            var board = await boards.LatestAsync(SmallShop.Id, None);
            Assert.Equal(board!.Figures.Urgent, Assert.Single(board.Groups).Figures.Urgent);
            return (board.Figures.Urgent, board.Figures.UrgentSeconds);
        }

        async Task PublishAsync(int version, WaitTiers shops, WaitTiers? groups)
        {
            var group = new PlannedGroup("g", [new("a")], [OrderState.None], Tiers: groups);
            var plan = new RoutingPlan { Tiers = shops, Groups = new Dictionary<GroupId, PlannedGroup> { [new("g")] = group } };
            Assert.True(await shop.Get<IRoutingStore>().PublishAsync(SmallShop.Id, new(new(version, new("boss"), "tiers", shop.Clock.GetUtcNow(), null), plan), null, None));
            await shop.Get<Rebuilder>().ConfigureAsync((await shop.Get<IShopStore>().FindAsync(SmallShop.Id, None))!, shop.Clock.GetUtcNow(), None);
        }
    }

    [Fact]
    public async Task An_unknown_shop_has_no_board()
    {
        await using var shop = await SmallShop.OpenAsync();

        Assert.Null(await BoardsOf(shop).Boards.LatestAsync(new("nowhere"), None));
    }

    private static (Looks Looks, ShopBoards Boards) BoardsOf(SmallShop shop, IJournalReader? journal = null)
    {
        var looks = new Looks(shop.Get<IDispatcher>());
        return (looks, new(looks, shop.Get<Rebuilder>(), journal ?? shop.Get<IJournal>(), shop.Get<IShopStore>(), shop.Get<IAuditStore>(), shop.Get<GivenTags>(), shop.Get<IDistributionStore>(), shop.Get<AlarmDesk>(), shop.Get<ExpectedPeaks>(), shop.Get<DayClock>(), shop.Get<IOptions<SupervisionOptions>>(), shop.Clock));
    }

    private sealed class Looks(IDispatcher inner) : ForwardingDispatcher(inner)
    {
        private int _count;

        public int Count => _count;

        /// <summary>What happens while it looks.</summary>
        public Action Takes { get; set; } = () => { };

        public override ValueTask<StaffView?> StaffAsync(ShopId shop, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            Takes();
            return base.StaffAsync(shop, cancellationToken);
        }
    }

    /// <summary>A journal in which time passes while ratings are read.</summary>
#pragma warning disable CA1852 // A proxy is made by deriving from it.
    private class SlowRatings : DispatchProxy
#pragma warning restore CA1852
    {
        private (IJournalReader Inner, Action Passes) _of;

        public static IJournalReader Over(IJournalReader inner, Action passes)
        {
            var slow = Create<IJournalReader, SlowRatings>();
            ((SlowRatings)(object)slow)._of = (inner, passes);
            return slow;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IJournalReader.RatedSinceAsync))
                _of.Passes();
            return targetMethod.Invoke(_of.Inner, args);
        }
    }
}
