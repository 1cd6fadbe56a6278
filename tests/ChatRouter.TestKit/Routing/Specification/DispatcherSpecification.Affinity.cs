using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

public abstract partial class DispatcherSpecification
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_full_contact_is_skipped_while_paused_and_in_grace(bool lost)
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a", Capacity(1));
        await Shop.StaffAsync("a", "b");
        await ContactAsync("a", "x");
        await Shop.BuyerAsync("y", NamedBy("a"));
        await (lost ? Shop.LoseAsync("a") : Shop.PauseAsync("a"));

        var result = await Shop.BuyerAsync("x");

        Owned("b", RouteReason.Weighted, result);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_full_contact_is_served_above_his_capacity_while_away_where_the_shop_says_so(bool lost)
    {
        await NoGroupsAsync(s => s with { AffinityOverCapacity = true });
        await Shop.SetAsync("a", Capacity(1));
        await Shop.StaffAsync("a", "b");
        await ContactAsync("a", "x");
        await Shop.BuyerAsync("y", NamedBy("a"));
        await (lost ? Shop.LoseAsync("a") : Shop.PauseAsync("a"));

        var result = await Shop.BuyerAsync("x");

        Owned("a", RouteReason.RecentContact, result);
    }

    [Theory]
    [InlineData("online")]
    [InlineData("paused")]
    [InlineData("grace")]
    public async Task A_contact_with_too_many_people_waiting_is_passed_over_in_every_state(string state)
    {
        await NoGroupsAsync(s => s with { AffinityMaxPending = 1 });
        await Shop.SetAsync("a", a => a with { Weight = 0 });
        await Shop.StaffAsync("a", "b");
        await ContactAsync("a", "x", "y");
        await Shop.BuyerAsync("p1", NamedBy("a"));
        await BringAsync("a", state);

        var within = await Shop.BuyerAsync("x");
        var above = await Shop.BuyerAsync("y");

        Owned("a", RouteReason.RecentContact, within);
        Assert.True(Owned("b", RouteReason.Weighted, above).Notes.HasFlag(RouteNotes.AffinityOverloaded));
    }

    [Fact]
    public async Task A_choice_by_contact_tells_when_that_contact_was()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shops.AtAsync(5);
        await ContactAsync("a", "x");
        await Shops.AtAsync(3_600);

        var chosen = Owned("a", RouteReason.RecentContact, await Shop.BuyerAsync("x"));
        var again = Owned("a", RouteReason.Owner, await Shop.BuyerAsync("x"));
        var stranger = Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("y"));

        Assert.Equal([TestShops.Start.AddSeconds(5), null, null], new[] { chosen, again, stranger }.Select(decision => decision.ContactAt));
    }

    [Fact]
    public async Task A_contact_in_grace_holds_only_while_it_is_young()
    {
        await NoGroupsAsync(s => s with { AffinityPausedWindow = TimeSpan.FromSeconds(10) });
        await Shop.StaffAsync("a", "b");
        await ContactAsync("a", "x", "y");
        await Shops.AtAsync(9.999);
        await Shop.LoseAsync("a");

        var young = await Shop.BuyerAsync("x");
        await Shops.AtAsync(10);
        var old = await Shop.BuyerAsync("y");

        Owned("a", RouteReason.RecentContact, young);
        Owned("b", RouteReason.Weighted, old);
    }

    [Fact]
    public async Task A_disabled_or_noSplit_contact_is_skipped_for_the_next_older_one()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b", "c");
        await ContactAsync("a", "x");
        await Shops.AtAsync(1);
        await ContactAsync("b", "x");
        await Shops.AtAsync(2);
        await ContactAsync("c", "x");
        await Shop.SetAsync("c", s => s with { Enabled = false });
        await Shop.SetAsync("b", s => s with { NoSplit = true });

        var result = await Shop.BuyerAsync("x");

        Owned("a", RouteReason.RecentContact, result);
    }

    [Fact]
    public async Task A_touched_contact_is_as_young_as_its_last_message()
    {
        await NoGroupsAsync(s => s with { AffinityWindow = TimeSpan.FromSeconds(10) });
        await Shop.SetAsync("z");
        await Shop.StaffAsync("a", "z");
        await Shop.BuyerAsync("x", NamedBy("z"));
        await Shops.AtAsync(5);
        await Shop.TouchAsync("x", "z");
        await Shop.CloseAsync("x");
        await Shops.AtAsync(15);

        var result = await Shop.BuyerAsync("x");

        Owned("z", RouteReason.RecentContact, result);
    }

    [Fact]
    public async Task A_bot_reply_or_a_dismissed_turn_is_no_contact()
    {
        await NoGroupsAsync(s => s with { AffinityWindow = TimeSpan.FromSeconds(10) });
        await Shop.StaffAsync("a", "z");
        await Shop.BuyerAsync("x", NamedBy("z"));
        await Shops.AtAsync(5);
        await Shop.BotAsync("x");
        await Shop.DismissAsync("x");
        await Shop.CloseAsync("x");
        await Shops.AtAsync(10.001);

        var result = await Shop.BuyerAsync("x");

        Owned("a", RouteReason.Weighted, result);
    }

    [Fact]
    public async Task A_dismissed_turn_is_closed()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        await Shop.BuyerAsync("x");

        await Shop.DismissAsync("x");

        Assert.Equal((0, 1, 1), await LoadAsync("a"));
    }

    [Fact]
    public async Task Handing_a_waiting_turn_to_an_agent_makes_him_a_contact()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("z", Capacity(1));
        await Shop.StaffAsync("z");
        await Shop.BuyersAsync("p", "x");
        await Shops.AtAsync(1);
        await Shop.CloseAsync("p");
        await Shop.CloseAsync("x");
        await Shop.StaffAsync("a");

        var result = await Shop.BuyerAsync("x");

        Owned("z", RouteReason.RecentContact, result);
    }

    [Fact]
    public async Task A_contact_adds_to_the_share_where_the_shop_says_so()
    {
        await NoGroupsAsync(s => s with { AffinityCountsTowardShare = true });
        await Shop.StaffAsync("a", "b", "c");
        await ContactAsync("a", "x");

        Owned("a", RouteReason.RecentContact, await Shop.BuyerAsync("x"));
        Owned("b", RouteReason.Weighted, await Shop.BuyerAsync("p1"));
        Owned("c", RouteReason.Weighted, await Shop.BuyerAsync("p2"));
        Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("p3"));

        Assert.Equal(2 * 720_720, await ShareAsync("*", "a"));
    }

    [Fact]
    public async Task Named_and_contact_do_not_touch_shares()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await ContactAsync("a", "x");

        await Shop.BuyerAsync("x");

        Assert.Equal(0, await ShareAsync("*", "a"));
        Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("p1"));
    }

    [Fact]
    public async Task A_named_agent_who_is_offline_falls_through_to_the_next_rule()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("off");
        await Shop.StaffAsync("a", "b");
        await ContactAsync("b", "x");

        Owned("b", RouteReason.RecentContact, await Shop.BuyerAsync("x", NamedBy("off")));
        Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("y", NamedBy("off")));
        Owned("b", RouteReason.Weighted, await Shop.BuyerAsync("z", NamedBy("nobody-ever")));
    }

    [Theory]
    [InlineData("paused")]
    [InlineData("grace")]
    public async Task A_named_agent_is_reached_unless_he_is_offline(string state)
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await BringAsync("b", state);

        Owned("b", RouteReason.Named, await Shop.BuyerAsync("x", NamedBy("b")));
    }

    /// <summary>Brings an Online agent into that state.</summary>
    protected async Task BringAsync(string agent, string state)
    {
        if (state == "paused")
            await Shop.PauseAsync(agent);
        if (state == "grace")
            await Shop.LoseAsync(agent);
    }

    /// <summary>An agent's pending, active and owned.</summary>
    protected async Task<(int Pending, int Active, int Owned)> LoadAsync(string agent)
    {
        var view = await Shop.ViewAsync(agent);
        return (view.Pending, view.Active, view.Owned);
    }

    /// <summary>The agent's share in a pool; 0 where he has none.</summary>
    protected async Task<long> ShareAsync(string pool, string agent)
    {
        var view = (await Shop.ViewAsync()).Pools.SingleOrDefault(p => p.Pool.Value == pool);
        return view?.Shares.SingleOrDefault(s => s.Key.Value == agent).Value ?? 0;
    }
}
