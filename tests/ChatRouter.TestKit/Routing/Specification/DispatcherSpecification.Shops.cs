using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

public abstract partial class DispatcherSpecification
{
    [Fact]
    public async Task Two_shops_with_the_same_ids_never_mix()
    {
        var other = Shops.Shop("other");
        await other.ConfigureAsync(Presets.Wangwang, []);
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        await other.SetAsync("a");
        await other.SetAsync("b");
        await other.OnlineAsync("b");

        Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("x"));
        Owned("b", RouteReason.Weighted, await other.BuyerAsync("x"));
        await other.CloseAsync("x");
        await other.LeaveAsync("b");

        Assert.Equal((1, 1, 1), await LoadAsync("a"));
        Assert.Equal(AgentState.Offline, (await other.ViewAsync("a")).State);
        InOfflinePool(await other.BuyerAsync("x"));
        Assert.Equal(["a"], (await Shop.ViewAsync()).Agents.Select(a => a.Agent.Value));
    }

    [Fact]
    public async Task A_conversation_of_another_shop_is_unknown()
    {
        var other = Shops.Shop("other");
        await other.ConfigureAsync(Calm, []);
        await other.SetAsync("a");
        await other.OnlineAsync("a");
        await other.BuyerAsync("x");
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        var foreign = other.Conversation("x").Id;

        await RefusedAsync(RefusalCode.UnknownConversation, async () => await Shops.Dispatcher.TakeAsync(new(Shop.Id, foreign, new("a"), 1, Shops.Now), CancellationToken.None));
        Assert.Null(await Shops.Dispatcher.ConversationAsync(Shop.Id, foreign, CancellationToken.None));
    }

    [Fact]
    public async Task A_connection_of_another_shop_is_unknown()
    {
        var other = Shops.Shop("other");
        await other.ConfigureAsync(Calm, []);
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        var connection = Shop.Live("a")[0];

        var renewed = await Shops.Dispatcher.RenewLeasesAsync(new(other.Id, [connection], Shops.Now.AddSeconds(60), Shops.Now), CancellationToken.None);
        await Shops.Dispatcher.AgentDisconnectedAsync(new(other.Id, new("a"), connection, Shops.Now), CancellationToken.None);

        Assert.Equal([connection], renewed);
        Assert.Equal(AgentState.Online, (await Shop.ViewAsync("a")).State);
    }

    [Fact]
    public async Task Due_timers_of_every_shop_fire_with_one_result_each()
    {
        var other = Shops.Shop("other");
        await other.ConfigureAsync(Calm, []);
        await NoGroupsAsync();
        foreach (var shop in new[] { Shop, other })
        {
            await shop.StaffAsync("a");
            await shop.LoseAsync("a");
        }

        Assert.Equal(TestShops.Start.AddSeconds(30), await Shops.Dispatcher.NextDueAsync(CancellationToken.None));
        var results = await Shops.AtAsync(TestShops.Start.AddSeconds(30));

        Assert.Equal(["other", "shop"], results.Select(r => r.Shop.Value).Order(StringComparer.Ordinal));
        Assert.All(results, r => Assert.Equal(AgentState.Offline, Assert.Single(r.AgentChanges).State));
    }

    [Fact]
    public async Task Nothing_is_due_where_nothing_waits()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a");

        Assert.Null(await Shops.Dispatcher.NextDueAsync(CancellationToken.None));
        Assert.Empty(await Shops.AtAsync(TestShops.Start.AddDays(1)));
    }

    [Fact]
    public async Task A_step_fires_what_is_due_before_it()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("x");
        await Shop.LoseAsync("a");
        Shops.MoveTo(TestShops.Start.AddSeconds(30));

        await Shop.BuyerAsync("y");

        Assert.Equal(["x", "y"], Shop.Last.Decisions.Select(d => d.Buyer.Value));
        Assert.True(Shop.Last.Decisions[0].Notes.HasFlag(RouteNotes.AgentLost));
        Assert.Equal(Shop.Last.Decisions[1], Shop.Last.Subject);
    }

    [Fact]
    public async Task Timers_of_one_instant_fire_in_their_fixed_order()
    {
        await NoGroupsAsync(s => s with { RestAfter = TimeSpan.FromSeconds(30), MaxWait = TimeSpan.FromSeconds(30) });
        await Shop.SetAsync("a", Capacity(1));
        await Shop.SetAsync("b", Capacity(1));
        await Shop.StaffAsync("a", "b");
        await Shop.BuyersAsync("x", "y", "z");
        await Shop.ReplyAsync("b", "y");
        await Shop.LoseAsync("a");

        await Shops.AtAsync(30);

        // Grace first: x waits. Then y rests and frees a place for the head of the queue. Last maxWait: z had to go.
        Assert.Equal("b b -", Owners("x", "y", "z"));
        Assert.Equal(RouteReason.MaxWait, Shop.Conversation("z").Last!.Reason);
    }

    [Fact]
    public async Task Overflow_comes_before_maxWait()
    {
        await Shop.ConfigureAsync(Calm with { MaxWait = TimeSpan.FromSeconds(30) });
        await Shop.SetAsync("a", Capacity(1, "pre"));
        await Shop.StaffAsync("a", "c");
        await Shop.BuyersAsync("p", "x");

        await Shops.AtAsync(30);

        Assert.Equal("c", Owners("x"));
    }

    [Fact]
    public async Task The_same_steps_give_the_same_decisions_byte_for_byte()
    {
        var first = await StoryAsync(await CreateAsync());
        var second = await StoryAsync(await CreateAsync());

        Assert.True(first.Count > 20);
        Assert.Equal(first, second);
    }

    private static async Task<IReadOnlyList<string>> StoryAsync(IDispatcher dispatcher)
    {
        var shops = new TestShops(dispatcher);
        var shop = shops.Shop("story");
        await shop.ConfigureAsync(Presets.Balanced, [Group("pre", "none")]);
        await shop.SetAsync("a", Capacity(3, "pre"));
        await shop.SetAsync("b", Capacity(3, "pre"));
        await shop.StaffAsync("a", "b", "c");
        foreach (var i in Enumerable.Range(1, 20))
        {
            await shops.AtAsync(i);
            await shop.BuyerAsync($"x{i}");
        }

        await shop.LoseAsync("a");
        await shops.AtAsync(600);
        return [.. shop.Decisions.Select(ViewText.Of)];
    }
}
