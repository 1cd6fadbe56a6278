using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

public abstract partial class DispatcherSpecification
{
    [Fact]
    public async Task The_group_that_the_page_names_takes_the_order_states_place()
    {
        await PreAndPostAsync();

        var decision = Owned("b", RouteReason.Weighted, await Shop.BuyerAsync("x", AskingFor("post")));

        Assert.Equal(("post", RouteNotes.GroupNamed, "none"), (decision.Pool?.Value, decision.Notes, decision.OrderState.Value));
    }

    [Fact]
    public async Task A_named_group_that_the_shop_does_not_have_is_ignored_and_noted()
    {
        await PreAndPostAsync();

        var decision = Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("x", AskingFor("vip", GroupFallback.LeaveMessage)));

        Assert.Equal(("pre", RouteNotes.GroupUnknown), (decision.Pool?.Value, decision.Notes));
    }

    [Fact]
    public async Task Nobody_of_the_named_group_online_and_the_whole_shop_serves_whatever_the_shop_says_of_bound_groups()
    {
        await Shop.ConfigureAsync(Calm with { GroupOffline = GroupOfflinePolicy.OfflinePool });
        await Shop.SetAsync("a", Member("pre"));
        await Shop.StaffAsync("a");

        var decision = Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("x", AskingFor("post")));

        Assert.Equal((PoolId.WholeShop, RouteNotes.GroupNamed | RouteNotes.GroupOffline), (decision.Pool, decision.Notes));
    }

    [Theory]
    [InlineData(GroupFallback.Group)]
    [InlineData(GroupFallback.LeaveMessage)]
    public async Task A_message_left_for_the_named_group_is_for_nobody_else(GroupFallback fallback)
    {
        await Shop.SetAsync("a", Member("pre"));
        await Shop.SetAsync("b", Member("post"));
        await Shop.StaffAsync("a");

        var decision = InOfflinePool(await Shop.BuyerAsync("x", AskingFor("post", fallback)));
        await Shops.AtAsync(60);

        Assert.Equal(("post", RouteReason.NobodyThere), (decision.Pool?.Value, decision.Reason));
        Assert.Equal(RouteNotes.GroupNamed | RouteNotes.GroupOnly | RouteNotes.GroupOffline, decision.Notes);
        Assert.Equal("x", await OfflinePoolAsync());
        await Shop.StaffAsync("b");
        Assert.Equal("b", Owners("x"));
    }

    [Fact]
    public async Task While_one_of_the_named_group_is_expected_back_a_buyer_waits_for_it_or_leaves_his_message_as_the_page_says()
    {
        await PreAndPostAsync();
        await Shop.LoseAsync("b");

        var waits = (await Shop.BuyerAsync("x", AskingFor("post", GroupFallback.Group))).Subject!;
        var leaves = InOfflinePool(await Shop.BuyerAsync("y", AskingFor("post", GroupFallback.LeaveMessage)));

        Assert.Equal((Placement.Queued, "post"), (waits.Placement, waits.Pool?.Value));
        Assert.Equal("post", leaves.Pool?.Value);
    }

    [Fact]
    public async Task A_full_named_group_has_a_queue_that_widens_after_its_time()
    {
        await FullPostAsync();

        var waits = (await Shop.BuyerAsync("x", AskingFor("post", GroupFallback.LeaveMessage))).Subject!;
        await Shops.AtAsync(30);

        Assert.Equal((Placement.Queued, RouteReason.GroupFull), (waits.Placement, waits.Reason));
        Assert.Equal("a", Owners("x"));
        Assert.True(Shop.Conversation("x").Notes.HasFlag(RouteNotes.GroupNamed | RouteNotes.Overflow));
    }

    [Fact]
    public async Task A_waiting_buyer_whose_page_names_another_group_moves_to_its_pool_at_once()
    {
        await FullPostAsync();
        await Shop.BuyerAsync("x", AskingFor("post"));

        Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("x", AskingFor("pre")));
    }

    [Fact]
    public async Task The_named_group_still_counts_when_its_agent_is_lost()
    {
        await PreAndPostAsync();
        await Shop.SetAsync("c", Member("post"));
        await Shop.BuyerAsync("x", AskingFor("post"));
        await Shop.StaffAsync("c");
        await Shop.LoseAsync("b");

        await Shops.AtAsync(30);

        Assert.Equal("c", Owners("x"));
        Assert.Equal(RouteNotes.AgentLost | RouteNotes.GroupNamed, Shop.Conversation("x").Notes);
    }

    [Fact]
    public async Task A_transfer_ends_what_the_page_asked_for()
    {
        await PreAndPostAsync();
        await Shop.SetAsync("c", Member("pre"));
        await Shop.BuyerAsync("x", AskingFor("post"));
        await Shop.TransferAsync("x", "a");
        await Shop.StaffAsync("c");
        await Shop.LoseAsync("a");

        await Shops.AtAsync(30);

        Assert.Equal("c", Owners("x"));
        Assert.Equal(RouteNotes.AgentLost, Shop.Conversation("x").Notes);
    }

    [Fact]
    public async Task The_named_group_counts_before_the_order_state_that_changes_meanwhile()
    {
        await FullPostAsync();
        await Shop.BuyerAsync("x", AskingFor("post"));

        await Shop.OrderStateAsync("x", new("unpaid"));

        Assert.Equal("x", await WaitingAsync());
        Assert.Equal("post", Shop.Conversation("x").Pool?.Value);
    }

    [Fact]
    public async Task A_restart_forgets_nobody_who_waits_or_left_his_message_for_a_named_group()
    {
        await FullPostAsync();
        await Shop.BuyerAsync("waits", AskingFor("post"));
        await Shop.SetAsync("c", Member("vip"));
        await Shop.ConfigureAsync(Calm, [.. Shop.Groups, Group("vip")]);
        await Shop.BuyerAsync("left", AskingFor("vip", GroupFallback.LeaveMessage));

        await Shops.RestartAsync(await CreateAsync());
        await Shops.AtAsync(20);

        Assert.Equal(("waits", "left"), (await WaitingAsync(), await OfflinePoolAsync()));
        await Shop.CloseAsync("full");
        await Shop.StaffAsync("c");
        Assert.Equal("b c", Owners("waits", "left"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_bot_hands_over_to_the_group_that_the_page_named_last_also_after_a_restart(bool restarts)
    {
        await PreAndPostAsync();
        var first = await HeldAsync("pre", GroupFallback.Shop);
        var again = await HeldAsync("pre", GroupFallback.Shop);
        var other = await HeldAsync("post", GroupFallback.Group);

        if (restarts)
            await Shops.RestartAsync(await CreateAsync());
        await Shops.AtAsync(7);
        var handed = Owned("b", RouteReason.Weighted, await Shop.BuyerAsync("x"));

        Assert.Equal(("pre", RouteNotes.GroupNamed, true), (first.Pool?.Value, first.Notes, first.Changes));
        Assert.Equal(("pre", RouteNotes.GroupNamed, false), (again.Pool?.Value, again.Notes, again.Changes));
        Assert.Equal(("post", RouteNotes.GroupNamed | RouteNotes.GroupOnly, true), (other.Pool?.Value, other.Notes, other.Changes));
        Assert.Equal(("post", RouteNotes.GroupNamed | RouteNotes.GroupOnly | RouteNotes.FromBot), (handed.Pool?.Value, handed.Notes));

        async Task<Decision> HeldAsync(string group, GroupFallback fallback)
        {
            var held = (await Shop.BuyerAsync("x", r => AskingFor(group, fallback)(r) with { HeldByBot = true })).Subject!;
            Assert.Equal((Placement.HeldByBot, RouteReason.Bot), (held.Placement, held.Reason));
            await Shop.BotAsync("x");
            return held;
        }
    }

    [Fact]
    public async Task A_bot_that_owes_an_answer_after_a_restart_loses_its_buyer_to_the_group_that_the_page_named()
    {
        await PreAndPostAsync();
        await Shop.BuyerAsync("x", r => AskingFor("post")(r) with { HeldByBot = true });
        await Shops.AtAsync(10);

        // The page names another group while he waits for the bot: it has its 15 s for that, and he waits since he wrote.
        var renewed = (await Shop.BuyerAsync("x", r => AskingFor("pre")(r) with { HeldByBot = true })).Subject!;
        await Shops.RestartAsync(await CreateAsync());
        await Shops.AtAsync(25);

        Assert.Equal((Placement.HeldByBot, TestShops.Start), (renewed.Placement, renewed.WaitingSince));
        Assert.Equal("a", Owners("x"));
        Assert.Equal(RouteNotes.GroupNamed | RouteNotes.FromBot, Shop.Conversation("x").Notes);
    }

    private async Task PreAndPostAsync()
    {
        await Shop.SetAsync("a", Member("pre"));
        await Shop.SetAsync("b", Member("post"));
        await Shop.StaffAsync("a", "b");
    }

    private async Task FullPostAsync()
    {
        await Shop.SetAsync("a", Member("pre"));
        await Shop.SetAsync("b", Capacity(1, "post"));
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("full", NamedBy("b"));
    }

    private static Func<RouteConversation, RouteConversation> AskingFor(string group, GroupFallback fallback = GroupFallback.Shop) =>
        r => r with { Group = new GroupHint(new(group), fallback) };
}
