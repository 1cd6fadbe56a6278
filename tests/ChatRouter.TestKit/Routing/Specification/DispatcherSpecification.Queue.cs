using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

public abstract partial class DispatcherSpecification
{
    [Fact]
    public async Task Each_full_ageBoost_of_waiting_lifts_one_class_up_to_three()
    {
        await FullAsync(s => s with { AgeBoost = TimeSpan.FromSeconds(10) });
        await Shop.BuyerAsync("old");
        await Shops.AtAsync(9.999);
        await Shop.BuyerAsync("first", r => r with { Priority = 1 });
        Assert.Equal("first old", await WaitingAsync());

        await Shops.AtAsync(10);
        Assert.Equal("old first", await WaitingAsync());
        await Shops.AtAsync(100);
        await Shop.BuyerAsync("top", r => r with { Priority = 3 });
        Assert.Equal("old first top", await WaitingAsync());

        await Shop.CloseAsync("p");
        Assert.Equal("a", Owners("old"));
    }

    [Fact]
    public async Task The_class_comes_before_the_waiting_time_and_that_before_the_id()
    {
        await FullAsync();
        await Shop.BuyerAsync("n1");
        await Shop.BuyerAsync("n2");
        await Shops.AtAsync(1);
        await Shop.BuyerAsync("v3", r => r with { Priority = 3 });
        await Shop.BuyerAsync("v2", r => r with { Priority = 2 });

        Assert.Equal("v3 v2 n1 n2", await WaitingAsync());
        Assert.Equal([1, 2, 3, 4], (await Shop.QueueAsync()).Select(q => q.Position));
    }

    [Fact]
    public async Task A_long_queue_and_everything_open_are_read_whole()
    {
        await Shop.SetAsync("a", Capacity(1, "pre"));
        await Shop.SetAsync("b", Capacity(1, "post"));
        await Shop.StaffAsync("a", "b");
        for (var i = 0; i < 1_600; i++)
            await Shop.BuyerAsync($"x{i:0000}", r => r with { Priority = i % 2, OrderState = new(i % 4 == 0 ? "shipped" : "none") });

        var view = await Shop.ViewAsync();
        var queue = await Shop.QueueAsync();

        Assert.Equal((1_600, 1_598), (view.Conversations.Count, view.Waiting.Count));
        Assert.Equal(view.Conversations, await Shop.ConversationViewsAsync());
        Assert.Equal(view.Waiting, queue.Select(q => q.Conversation));
        Assert.Equal([1_199, 399], queue.GroupBy(q => q.Pool).Select(pool => pool.Count()).OrderDescending());
        Assert.All(queue.GroupBy(q => q.Pool), pool => Assert.Equal(Enumerable.Range(1, pool.Count()), pool.Select(q => q.Position)));
    }

    [Fact]
    public async Task MaxWait_turns_a_wait_into_an_offline_message()
    {
        await FullAsync(s => s with { MaxWait = TimeSpan.FromSeconds(60) });
        await Shop.BuyerAsync("x");
        await Shops.AtAsync(59.999);
        Assert.Equal("x", await WaitingAsync());

        await Shops.AtAsync(60);

        Assert.Equal(("", "x"), (await WaitingAsync(), await OfflinePoolAsync()));
        Assert.Equal(RouteReason.MaxWait, Shop.Conversation("x").Last!.Reason);
    }

    [Fact]
    public async Task MaxWait_counts_from_the_buyers_message_where_he_was_handed_over_without_a_turn()
    {
        await Shop.ConfigureAsync(Shop.Settings with { MaxWait = TimeSpan.FromSeconds(60) });
        await Shop.SetAsync("a", Member("pre"));
        await Shop.SetAsync("b", Capacity(1, "post"));
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("p", NamedBy("b"));
        await Shop.BuyerAsync("x", NamedBy("a"));
        await Shop.ReplyAsync("a", "x");
        await Shops.AtAsync(5);
        Queued(1, await Shop.TransferToGroupAsync("x", "post"));
        await Shops.AtAsync(50);
        await Shop.BuyerAsync("x");
        await Shops.AtAsync(109.999);
        Assert.Equal("x", await WaitingAsync());

        await Shops.AtAsync(110);

        Assert.Equal(("", "x"), (await WaitingAsync(), await OfflinePoolAsync()));
    }

    [Fact]
    public async Task A_full_queue_turns_the_next_into_an_offline_message()
    {
        await FullAsync(s => s with { MaxQueue = 2 });
        await Shop.BuyersAsync("x", "y");

        var decision = InOfflinePool(await Shop.BuyerAsync("z"));

        Assert.Equal(RouteReason.MaxQueue, decision.Reason);
        Assert.Equal(("x y", "z"), (await WaitingAsync(), await OfflinePoolAsync()));
    }

    [Fact]
    public async Task A_buyer_who_leaves_the_queue_leaves_an_offline_message()
    {
        await FullAsync();
        await Shop.BuyersAsync("x", "y");

        var decision = InOfflinePool(await Shop.LeaveQueueAsync("x"));

        Assert.Equal(RouteReason.BuyerLeftQueue, decision.Reason);
        Assert.Equal(("y", "x"), (await WaitingAsync(), await OfflinePoolAsync()));
        Assert.True(Shop.Last.QueueMoved);
        await RefusedAsync(RefusalCode.NotWaiting, () => Shop.LeaveQueueAsync("p"));
    }

    [Fact]
    public async Task A_groups_own_overflow_time_wins_over_the_shops()
    {
        await Shop.ConfigureAsync(Calm, [Group("pre", "none") with { OverflowAfter = TimeSpan.FromSeconds(5) }, Group("post", "shipped") with { OverflowAfter = Timeout.InfiniteTimeSpan }]);
        await Shop.SetAsync("a", Capacity(1, "pre"));
        await Shop.SetAsync("b", Capacity(1, "post"));
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("s", In("shipped"));
        await Shop.BuyersAsync("p", "x");
        await Shop.BuyerAsync("t", In("shipped"));
        await Shop.SetAsync("c");
        await Shop.StaffAsync("c");
        await Shops.AtAsync(4.999);
        Assert.Equal("- -", Owners("x", "t"));

        await Shops.AtAsync(5);
        await Shops.AtAsync(600);

        Assert.Equal("c -", Owners("x", "t"));
        Assert.True(Shop.Conversation("x").Last!.Notes.HasFlag(RouteNotes.Overflow));
    }

    [Fact]
    public async Task An_order_state_that_changes_the_pool_restarts_the_overflow_time()
    {
        await Shop.SetAsync("a", Capacity(1, "pre"));
        await Shop.SetAsync("b", Capacity(1, "post"));
        await Shop.StaffAsync("a", "b", "c");
        await Shop.BuyerAsync("p");
        await Shop.BuyerAsync("s", In("shipped"));
        await Shop.BuyersAsync("x", "y");
        await Shops.AtAsync(20);

        await Shop.OrderStateAsync("x", new("shipped"));
        await Shop.OrderStateAsync("y", new("unpaid"));
        await Shops.AtAsync(30);
        Assert.Equal("- c", Owners("x", "y"));
        await Shops.AtAsync(49.999);
        Assert.Equal("-", Owners("x"));
        await Shops.AtAsync(50);

        Assert.Equal("c", Owners("x"));
        Assert.Equal(TestShops.Start, Shop.Conversation("x").WaitingSince);
    }

    [Fact]
    public async Task Positions_count_only_those_who_wait_for_the_same_pool()
    {
        await Shop.SetAsync("a", Capacity(1, "pre"));
        await Shop.SetAsync("b", Capacity(1, "post"));
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("p");
        await Shop.BuyerAsync("s", In("shipped"));

        var first = Queued(1, await Shop.BuyerAsync("x"));
        var other = Queued(1, await Shop.BuyerAsync("t", In("shipped")));
        Queued(2, await Shop.BuyerAsync("y"));

        Assert.Equal((RouteReason.GroupFull, RouteReason.GroupFull), (first.Reason, other.Reason));
        Assert.Equal(["x 1 pre", "t 1 post", "y 2 pre"], (await Shop.QueueAsync()).Select(q => $"{q.Buyer} {q.Position} {q.Pool}"));
    }

    [Fact]
    public async Task The_position_of_one_is_that_in_the_whole_queue()
    {
        await FullAsync();
        await Shop.BuyersAsync("x", "y");
        await Shop.BuyerAsync("first", r => r with { Priority = 3 });

        var queue = await Shop.QueueAsync();

        Assert.Equal(["first", "x", "y"], queue.Select(q => q.Buyer.Value));
        foreach (var waiting in queue)
            Assert.Equal(waiting.Position, await Shop.PositionAsync(waiting.Conversation));
        Assert.Equal(0, await Shop.PositionAsync(new("unknown")));
        await Shop.CloseAsync("p");
        Assert.Equal(0, await Shop.PositionAsync(queue[0].Conversation));
        Assert.Equal(1, await Shop.PositionAsync(queue[1].Conversation));
    }

    [Fact]
    public async Task The_time_to_wait_is_known_once_the_pool_has_drained()
    {
        await FullAsync();
        await Shop.BuyersAsync("x1", "x2", "x3", "x4", "x5", "x6");
        Assert.All(await Shop.QueueAsync(), q => Assert.Null(q.Eta));
        foreach (var (second, buyer) in new[] { (10, "p"), (20, "x1"), (30, "x2"), (40, "x3") })
        {
            await Shops.AtAsync(second);
            await Shop.CloseAsync(buyer);
        }

        var queue = await Shop.QueueAsync();

        Assert.Equal(2, queue.Count);
        Assert.All(queue, q => Assert.True(q.Eta > TimeSpan.Zero));
        Assert.True(queue[0].Eta <= queue[1].Eta);
    }

    [Fact]
    public async Task The_queue_says_why_it_waits()
    {
        await FullAsync();
        Assert.Equal(RouteReason.AllFull, Queued(1, await Shop.BuyerAsync("x")).Reason);

        await Shop.PauseAsync("a");

        Assert.Equal(RouteReason.AllAway, Queued(2, await Shop.BuyerAsync("y")).Reason);
    }

    [Fact]
    public async Task The_last_agent_who_goes_moves_the_queue_to_the_offline_pool()
    {
        await FullAsync(s => s with { QueueWhenPaused = false });
        await Shop.BuyersAsync("x", "y");
        await Shop.LoseAsync("a");
        Assert.Equal("x y", await WaitingAsync());

        await Shops.AtAsync(30);

        Assert.Equal("", await WaitingAsync());
        Assert.Equal("p x y", await OfflinePoolAsync());
    }

    [Fact]
    public async Task Without_queueWhenPaused_a_pause_of_the_last_agent_means_the_offline_pool()
    {
        await FullAsync(s => s with { QueueWhenPaused = false });
        await Shop.BuyerAsync("x");

        await Shop.PauseAsync("a");

        Assert.Equal(("", "x"), (await WaitingAsync(), await OfflinePoolAsync()));
        Assert.Equal(RouteReason.NobodyThere, Shop.Conversation("x").Last!.Reason);
    }

    [Fact]
    public async Task Where_only_noSplit_and_weight_0_are_online_the_supervisor_is_alerted()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("n", s => s with { NoSplit = true });
        await Shop.SetAsync("z", s => s with { Weight = 0 });
        await Shop.StaffAsync("n", "z");

        var decision = Queued(1, await Shop.BuyerAsync("x"));

        Assert.Equal(RouteReason.AllAway, decision.Reason);
        Assert.Equal([new SupervisorAlert(decision.Conversation, SupervisorAlertKind.NobodySplits)], Shop.Last.Alerts);
    }

    [Fact]
    public async Task A_full_agent_who_splits_is_no_reason_for_an_alert()
    {
        await FullAsync();
        await Shop.SetAsync("n", s => s with { NoSplit = true });
        await Shop.StaffAsync("n");

        await Shop.BuyerAsync("x");

        Assert.Empty(Shop.Last.Alerts);
    }

    [Fact]
    public async Task A_capacity_of_zero_is_no_limit()
    {
        await NoGroupsAsync(s => s with { DefaultCapacity = 1 });
        await Shop.SetAsync("a", Capacity(0));
        await Shop.SetAsync("b");
        await Shop.StaffAsync("a", "b");
        foreach (var i in Enumerable.Range(1, 30))
            await Shop.BuyerAsync($"x{i}");

        Assert.Equal((29, 1), ((await Shop.ViewAsync("a")).Owned, (await Shop.ViewAsync("b")).Owned));
        Assert.True((await Shop.ViewAsync("b")).Full);
    }

    [Fact]
    public async Task Settings_of_the_shop_route_the_waiting_again()
    {
        await NoGroupsAsync(s => s with { DefaultCapacity = 1 });
        await Shop.StaffAsync("a");
        await Shop.BuyersAsync("x", "y");
        Assert.Equal("a -", Owners("x", "y"));

        await NoGroupsAsync(s => s with { DefaultCapacity = 2 });

        Assert.Equal("a a", Owners("x", "y"));
    }

    [Fact]
    public async Task A_disabled_shop_and_a_blocked_buyer_are_refused()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");

        var blocked = await Shop.BuyerAsync("x", r => r with { BuyerBlocked = true });
        await NoGroupsAsync(s => s with { Enabled = false });
        var disabled = await Shop.BuyerAsync("y");

        Assert.Equal((RefusalCode.BuyerBlocked, RefusalCode.ShopDisabled), (blocked.Refusal, disabled.Refusal));
        Assert.Equal((0, 0, 0), await LoadAsync("a"));
    }

    [Fact]
    public async Task What_the_bot_holds_belongs_to_nobody_until_it_hands_over()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");

        var held = await Shop.BuyerAsync("x", r => r with { HeldByBot = true });
        Assert.Equal((Core.Conversations.Placement.HeldByBot, RouteReason.Bot), (held.Subject!.Placement, held.Subject.Reason));
        Assert.Equal((0, 0, 0), await LoadAsync("a"));
        await Shop.BotAsync("x");
        await Shops.AtAsync(60);
        await Shop.BuyerAsync("x", r => r with { HeldByBot = true });
        await Shop.BotAsync("x");
        await Shops.AtAsync(90);
        Assert.Equal((0, 0, 0), await LoadAsync("a"));

        var handed = Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("x"));
        Assert.Equal((TestShops.Start.AddSeconds(90), RouteNotes.FromBot), (handed.WaitingSince, handed.Notes));
        Assert.Equal((1, 1, 1), await LoadAsync("a"));
    }

    [Fact]
    public async Task A_bot_that_owes_an_answer_for_15_s_loses_its_buyer_to_a_human()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        await Shop.BuyerAsync("x", r => r with { HeldByBot = true });
        await Shop.BotAsync("x");
        await Shops.AtAsync(20);
        await Shop.BuyerAsync("x", r => r with { HeldByBot = true });
        await Shops.AtAsync(34.999);
        Assert.Equal((0, 0, 0), await LoadAsync("a"));

        await Shops.AtAsync(35);

        var conversation = Shop.Conversation("x");
        Assert.Equal((new AgentId("a"), TestShops.Start.AddSeconds(35), RouteNotes.FromBot), (conversation.Owner, conversation.WaitingSince, conversation.Notes));
        Assert.Equal((1, 1, 1), await LoadAsync("a"));
    }

    [Fact]
    public async Task Only_the_bot_that_has_the_buyer_answers_as_a_bot()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        await Shop.BuyerAsync("x");

        var conversation = Shop.Conversation("x");
        var result = await Shops.Dispatcher.TurnClosedAsync(new(Shop.Id, conversation.Id, null, conversation.Seq + 1, true, Shops.Now), CancellationToken.None);

        Assert.Equal(RefusalCode.NotOwner, result.Refusal);
        Assert.Equal((1, 1, 1), await LoadAsync("a"));
    }

    /// <summary>One agent, a, whose only place is taken by p.</summary>
    protected async Task FullAsync(Func<RoutingSettings, RoutingSettings>? change = null)
    {
        await NoGroupsAsync(change);
        await Shop.SetAsync("a", Capacity(1));
        await Shop.StaffAsync("a");
        await Shop.BuyerAsync("p");
    }
}
