using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

public abstract partial class DispatcherSpecification
{
    [Fact]
    public async Task Several_groups_bound_to_one_state_are_one_pool_with_shares_of_its_own()
    {
        await Shop.ConfigureAsync(Calm, [Group("h", "paid"), Group("g", "paid", "none"), Group("k", "shipped")]);
        await Shop.SetAsync("a", Member("g"));
        await Shop.SetAsync("b", Member("h", "g"));
        await Shop.SetAsync("c", Member("k"));
        await Shop.SetAsync("d", Member("h"));
        await Shop.StaffAsync("a", "b", "c", "d");

        var alone = Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("n1"));
        var both = Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("p1", In("paid")));
        Owned("b", RouteReason.Weighted, await Shop.BuyerAsync("p2", In("paid")));
        Owned("d", RouteReason.Weighted, await Shop.BuyerAsync("p3", In("paid")));
        Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("p4", In("paid")));

        Assert.Equal("g", alone.Pool?.Value);
        Assert.Equal("g+h", both.Pool?.Value);
        Assert.Equal(3, both.Counts.Calm);
    }

    [Fact]
    public async Task A_group_that_is_away_widens_to_the_whole_shop_and_keeps_its_own_shares()
    {
        await Shop.SetAsync("a", Member("pre"));
        await Shop.SetAsync("b", Member("post"));
        await Shop.StaffAsync("b");

        var widened = Owned("b", RouteReason.Weighted, await Shop.BuyerAsync("x"));

        Assert.True(widened.Notes.HasFlag(RouteNotes.GroupOffline));
        Assert.Equal(PoolId.WholeShop, widened.Pool);
        Assert.Equal(720_720, await ShareAsync("*", "b"));
    }

    [Theory]
    [InlineData(100, 720_720)]
    [InlineData(7, 10_296_000)]
    [InlineData(1000, 72_072)]
    [InlineData(17, 4_239_529)]
    public async Task A_pick_adds_72072000_over_the_weight_rounded_down(int weight, long added)
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a", s => s with { Weight = weight });
        await Shop.StaffAsync("a");

        var first = Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("x"));
        var second = Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("y"));

        Assert.Equal((0, added), (first.WinnerShare, second.WinnerShare));
        Assert.Equal(2 * added, await ShareAsync("*", "a"));
        Assert.Equal(added, (await Shop.ViewAsync()).Pools.Single(p => p.Pool == PoolId.WholeShop).Clock);
    }

    [Fact]
    public async Task Average_mode_counts_every_positive_weight_as_one()
    {
        await NoGroupsAsync(s => s with { Mode = RoutingMode.Average });
        await Shop.SetAsync("a", s => s with { Weight = 500 });
        await Shop.StaffAsync("a", "b");

        Owned("a", RouteReason.Average, await Shop.BuyerAsync("x"));
        Owned("b", RouteReason.Average, await Shop.BuyerAsync("y"));

        Assert.Equal(72_072_000, await ShareAsync("*", "a"));
        Assert.Equal(72_072_000, await ShareAsync("*", "b"));
    }

    [Fact]
    public async Task Average_mode_ignores_weights_among_the_busy_too()
    {
        await NoGroupsAsync(s => s with { Mode = RoutingMode.Average, BusyAbove = 0 });
        await Shop.SetAsync("a", s => s with { Weight = 500 });
        await Shop.StaffAsync("a", "b");
        await Shop.BuyersAsync("p1", "p2");

        Owned("a", RouteReason.LeastBusy, await Shop.BuyerAsync("p3"));
        Owned("b", RouteReason.LeastBusy, await Shop.BuyerAsync("p4"));
    }

    [Fact]
    public async Task The_busy_tier_does_not_touch_shares()
    {
        await NoGroupsAsync(s => s with { BusyAbove = 0 });
        await Shop.StaffAsync("a");
        await Shop.BuyerAsync("p1");
        var before = await ShareAsync("*", "a");

        Owned("a", RouteReason.LeastBusy, await Shop.BuyerAsync("p2"));

        Assert.Equal(before, await ShareAsync("*", "a"));
    }

    [Fact]
    public async Task Picks_stay_proportional_to_the_weights_within_one()
    {
        await NoGroupsAsync(s => s with { DefaultCapacity = 0 });
        var weights = new Dictionary<string, int> { ["a"] = 300, ["b"] = 70, ["c"] = 11 };
        foreach (var (agent, weight) in weights)
            await Shop.SetAsync(agent, s => s with { Weight = weight });
        await Shop.StaffAsync("a", "b", "c");
        var picks = weights.ToDictionary(w => w.Key, _ => 0);
        foreach (var i in Enumerable.Range(1, 400))
        {
            var owner = (await Shop.BuyerAsync($"x{i}")).Subject!.Owner!.Value.Value;
            picks[owner]++;
            await Shop.ReplyAsync(owner, $"x{i}");

            Assert.All(weights, one => Assert.All(weights, two => Assert.True(
                Math.Abs(((double)picks[one.Key] / one.Value) - ((double)picks[two.Key] / two.Value)) <= (1.0 / one.Value) + (1.0 / two.Value) + 1e-6, $"after {i} picks {one.Key} has {picks[one.Key]}, {two.Key} {picks[two.Key]}")));
        }
    }

    [Fact]
    public async Task A_newcomer_starts_at_the_pools_clock()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        foreach (var i in Enumerable.Range(1, 3))
        {
            await Shop.BuyerAsync($"p{i}");
            await Shop.ReplyAsync("a", $"p{i}");
        }

        await Shop.StaffAsync("b");

        Assert.Equal(2 * 720_720, Owned("b", RouteReason.Weighted, await Shop.BuyerAsync("q1")).WinnerShare);
        Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("q2"));
        Owned("b", RouteReason.Weighted, await Shop.BuyerAsync("q3"));
    }

    [Fact]
    public async Task A_decision_records_what_it_saw()
    {
        await Shop.SetAsync("a", Member("pre"));
        await Shop.SetAsync("b", Member("pre"));
        await Shop.SetAsync("busy", Member("pre"));
        await Shop.SetAsync("full", Capacity(1, "pre"));
        await Shop.SetAsync("gone", Member("pre"));
        await Shop.SetAsync("lost", Member("pre"));
        await Shop.SetAsync("paused", Member("pre"));
        await Shop.SetAsync("zero", a => Member("pre")(a) with { Weight = 0 });
        await Shop.SetAsync("nosplit", a => Member("pre")(a) with { NoSplit = true });
        await Shop.SetAsync("other", Member("post"));
        await Shop.StaffAsync("a", "b", "busy", "full", "lost", "paused", "zero", "nosplit", "other");
        await Shop.LoseAsync("lost");
        await Shop.PauseAsync("paused");
        foreach (var i in Enumerable.Range(1, 5))
            await Shop.BuyerAsync($"b{i}", NamedBy("busy"));
        await Shop.BuyerAsync("f", NamedBy("full"));
        await Shop.BuyerAsync("p", NamedBy("a"));
        await Shop.ReplyAsync("a", "p");
        await Shops.AtAsync(5);

        var decision = Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("x", r => r with { Priority = 2, OrderState = new("unpaid") }));

        Assert.Equal(new PoolCounts(Offline: 1, Paused: 2, Full: 1, Ineligible: 2, Busy: 1, Calm: 2), decision.Counts);
        Assert.Equal(("pre", Tier.Calm, "b"), (decision.Pool?.Value, decision.Tier, decision.RunnerUp?.Value));
        Assert.Equal((0, 1, 0L), (decision.WinnerPending, decision.WinnerActive, decision.WinnerShare));
        Assert.Equal((TestShops.Start.AddSeconds(5), TestShops.Start.AddSeconds(5)), (decision.At, decision.WaitingSince));
        Assert.Equal((0, 0, "unpaid", 2), (decision.ExpectedVersion, decision.Position, decision.OrderState.Value, decision.Priority));
        Assert.Equal((true, RouteNotes.None, null), (decision.Changes, decision.Notes, decision.PreviousOwner));
    }

    [Fact]
    public async Task A_busy_pick_records_its_tier_and_the_runner_up()
    {
        await NoGroupsAsync(s => s with { BusyAbove = 0 });
        await Shop.StaffAsync("a", "b", "c");
        await Shop.BuyersAsync("p1", "p2", "p3");
        await Shop.BuyerAsync("p4", NamedBy("b"));

        var decision = Owned("a", RouteReason.LeastBusy, await Shop.BuyerAsync("x"));

        Assert.Equal((Tier.Busy, "c", 1), (decision.Tier, decision.RunnerUp?.Value, decision.WinnerPending));
        Assert.Equal(new PoolCounts(0, 0, 0, 0, 3, 0), decision.Counts);
    }

    [Fact]
    public async Task An_agent_alone_has_no_runner_up()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");

        Assert.Null(Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("x")).RunnerUp);
    }

    [Fact]
    public async Task The_buyers_order_state_is_kept_for_his_next_conversation()
    {
        await Shop.SetAsync("a", Member("pre"));
        await Shop.SetAsync("b", Member("post"));
        await Shop.StaffAsync("a", "b");
        await Shop.OrderStateAsync("x", new("shipped"));

        var decision = Owned("b", RouteReason.Weighted, await Shop.BuyerAsync("x"));

        Assert.Equal("post", decision.Pool?.Value);
    }

    [Fact]
    public async Task The_dedicated_agent_must_be_online_and_not_full()
    {
        await Shop.ConfigureAsync(Calm, [], new Dictionary<BuyerId, AgentId> { [new("x")] = new("d"), [new("y")] = new("d"), [new("z")] = new("d") });
        await Shop.SetAsync("d", Capacity(1));
        await Shop.StaffAsync("a", "d");
        await Shop.PauseAsync("d");

        Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("z"));
        await Shop.ResumeAsync("d");
        Owned("d", RouteReason.Dedicated, await Shop.BuyerAsync("x"));
        Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("y"));
    }
}
