using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

public abstract partial class DispatcherSpecification
{
    [Fact]
    public async Task Nobody_there_means_the_offline_pool()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a");

        var decision = InOfflinePool(await Shop.BuyerAsync("x"));

        Assert.Equal((RouteReason.NobodyThere, 0), (decision.Reason, decision.Position));
    }

    [Fact]
    public async Task Whoever_gets_a_message_from_the_pool_is_told_that_it_lay_there()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a");
        Assert.Equal(RouteNotes.None, InOfflinePool(await Shop.BuyerAsync("x")).Notes);
        await Shop.BuyerAsync("y");

        await Shop.OnlineAsync("a");
        await Shop.ConnectAsync("a");

        Assert.Equal("a a", Owners("x", "y"));
        Assert.Equal([RouteNotes.FromPool, RouteNotes.FromPool], new[] { "x", "y" }.Select(buyer => Shop.Conversation(buyer).Notes));
    }

    [Fact]
    public async Task Rounds_come_every_ten_seconds_while_the_pool_is_not_empty()
    {
        await NightAsync(10, "a");
        Assert.Equal(4, (await Shop.ViewAsync("a")).Owned);
        await AnswerAllAsync("a");
        await Shops.AtAsync(109.999);
        Assert.Equal(4, (await Shop.ViewAsync("a")).Owned);

        await Shops.AtAsync(110);
        await AnswerAllAsync("a");
        Assert.Equal(8, (await Shop.ViewAsync("a")).Owned);
        await Shops.AtAsync(120);

        Assert.Equal((10, ""), ((await Shop.ViewAsync("a")).Owned, await OfflinePoolAsync()));
    }

    [Fact]
    public async Task A_contact_counts_into_the_round_and_waits_for_the_next_one()
    {
        await NoGroupsAsync(s => s with { BusyAbove = 2 });
        await Shop.StaffAsync("a");
        await ContactAsync("a", "x", "y", "z");
        await Shop.LeaveAsync("a");
        await Shop.BuyersAsync("x", "y", "z");
        await Shops.AtAsync(100);

        await Shop.OnlineAsync("a");

        Assert.Equal(("a a -", "z"), (Owners("x", "y", "z"), await OfflinePoolAsync()));
    }

    [Fact]
    public async Task A_round_takes_what_is_free_in_capacity_too()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a", Capacity(2));
        await Shop.BuyersAsync("x", "y", "z");

        await Shop.StaffAsync("a");

        Assert.Equal("a a -", Owners("x", "y", "z"));
    }

    [Fact]
    public async Task Order_in_the_pool_is_by_waiting_time()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        await Shop.BuyerAsync("x", NamedBy("a"));
        await Shops.AtAsync(1);
        await Shop.BuyerAsync("y");
        await Shops.AtAsync(2);
        await Shop.LeaveAsync("a", force: true);
        await Shop.BuyerAsync("z");

        Assert.Equal("x y z", await OfflinePoolAsync());
    }

    [Fact]
    public async Task The_queue_is_served_before_the_pool()
    {
        await FullAsync(s => s with { MaxQueue = 1 });
        await Shop.BuyersAsync("q", "night");
        Assert.Equal(("q", "night"), (await WaitingAsync(), await OfflinePoolAsync()));

        await Shop.SetAsync("b", Capacity(1));
        await Shop.StaffAsync("b");

        Assert.Equal("b -", Owners("q", "night"));
    }

    [Fact]
    public async Task A_round_shares_the_night_among_all_who_are_there()
    {
        await NoGroupsAsync();
        foreach (var i in Enumerable.Range(1, 6))
            await Shop.BuyerAsync($"n{i}");
        await Shops.AtAsync(100);

        await Shop.StaffAsync("a");
        await Shop.StaffAsync("b");

        Assert.Equal((4, 2), ((await Shop.ViewAsync("a")).Owned, (await Shop.ViewAsync("b")).Owned));
    }

    [Fact]
    public async Task A_silent_turn_goes_to_nobody_who_is_busy_and_uses_no_hop()
    {
        await SilentAsync(s => s with { BusyAbove = 0 }, "a", "b");
        await Shop.BuyerAsync("x");
        await Shops.AtAsync(5);
        await Shop.BuyerAsync("y");
        Assert.Equal("a b", Owners("x", "y"));

        await Shops.AtAsync(10);
        Assert.Equal("a", Owners("x"));
        Assert.Empty(Shop.Conversation("x").Tried);
        Assert.Empty(Shop.Alerts);
        await Shops.AtAsync(19.5);
        await Shop.ReplyAsync("b", "y");
        await Shops.AtAsync(20);

        Assert.Equal("b", Owners("x"));
        Assert.Equal("a", string.Join(' ', Shop.Conversation("x").Tried));
    }

    [Fact]
    public async Task After_two_hops_the_turn_stays_and_the_supervisor_is_alerted()
    {
        await SilentAsync(s => s, "a", "b", "c", "d");
        await Shop.BuyerAsync("x");
        await Shops.AtAsync(10);
        await Shops.AtAsync(20);
        Assert.Equal("c", Owners("x"));
        Assert.Empty(Shop.Alerts);

        await Shops.AtAsync(30);

        Assert.Equal("c", Owners("x"));
        Assert.Equal([new SupervisorAlert(Shop.Conversation("x").Id, SupervisorAlertKind.StillSilent)], Shop.Alerts);
        Assert.Equal(TestShops.Start, Shop.Conversation("x").WaitingSince);
    }

    [Fact]
    public async Task Who_let_the_turn_lapse_is_tried_again_after_an_answer()
    {
        await SilentAsync(s => s, "a", "b");
        await Shop.BuyerAsync("x");
        await Shops.AtAsync(10);
        Assert.Equal("b", Owners("x"));
        await Shop.ReplyAsync("b", "x");
        await Shops.AtAsync(15);
        await Shop.BuyerAsync("x");

        await Shops.AtAsync(25);

        Assert.Equal("a", Owners("x"));
    }

    [Fact]
    public async Task Silence_counts_from_the_later_of_turn_and_assignment()
    {
        await SilentAsync(s => s, "a", "b", "c");
        await Shop.BuyerAsync("x");
        await Shops.AtAsync(6);
        await Shop.TransferAsync("x", "b");
        await Shops.AtAsync(15.999);
        Assert.Equal("b", Owners("x"));

        await Shops.AtAsync(16);

        Assert.NotEqual("b", Owners("x"));
        Assert.True(Shop.Conversation("x").Last!.Notes.HasFlag(RouteNotes.Silent));
    }

    /// <summary>So many buyers write at night; at 100 s the agent comes.</summary>
    protected async Task NightAsync(int buyers, string agent)
    {
        await NoGroupsAsync();
        foreach (var i in Enumerable.Range(1, buyers))
            await Shop.BuyerAsync($"n{i}");
        await Shops.AtAsync(100);
        await Shop.StaffAsync(agent);
    }

    /// <summary>The agent answers everybody.</summary>
    protected async Task AnswerAllAsync(string agent)
    {
        foreach (var conversation in Shop.Journal.OpenConversations.Where(c => c.Owner?.Value == agent && c.TurnOpenedAt is not null).ToArray())
            await Shop.ReplyAsync(agent, conversation.Buyer.Value);
    }

    private async Task SilentAsync(Func<RoutingSettings, RoutingSettings> change, params string[] agents)
    {
        await NoGroupsAsync(s => change(s) with { ReassignAfter = TimeSpan.FromSeconds(10) });
        await Shop.StaffAsync(agents);
    }
}
