using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

public abstract partial class DispatcherSpecification
{
    [Fact]
    public async Task Three_losses_within_five_minutes_keep_new_buyers_away_for_a_minute_after_the_return()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        foreach (var second in new[] { 10, 100, 309 })
            await FlapAsync("a", second);

        Owned("b", RouteReason.Weighted, await Shop.BuyerAsync("x"));
        await Shops.AtAsync(369.999);
        Owned("b", RouteReason.Weighted, await Shop.BuyerAsync("y"));
        await Shops.AtAsync(370);
        Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("z"));
    }

    [Fact]
    public async Task Three_losses_in_more_than_five_minutes_are_bad_luck()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        foreach (var second in new[] { 10, 100, 311 })
            await FlapAsync("a", second);

        Owned("a", RouteReason.Weighted, await Shop.BuyerAsync("x"));
    }

    [Fact]
    public async Task The_end_of_the_flap_guard_lets_the_waiting_in()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        foreach (var second in new[] { 10, 20, 30 })
            await FlapAsync("a", second);

        Assert.Equal(RouteReason.AllAway, Queued(1, await Shop.BuyerAsync("x")).Reason);
        await Shops.AtAsync(90.999);
        Assert.Equal("-", Owners("x"));
        await Shops.AtAsync(91);

        Assert.Equal("a", Owners("x"));
    }

    [Fact]
    public async Task A_lease_that_ends_is_a_lost_connection()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a");
        await Shop.ConnectAsync("a", TimeSpan.FromSeconds(60));
        await Shop.OnlineAsync("a");
        await Shops.AtAsync(59.999);
        Assert.Equal(AgentState.Online, (await Shop.ViewAsync("a")).State);

        await Shops.AtAsync(60);
        var lost = await Shop.ViewAsync("a");
        await Shops.AtAsync(90);

        Assert.Equal((AgentState.Grace, 0, TestShops.Start.AddSeconds(90)), (lost.State, lost.Connections, lost.GraceUntil));
        Assert.Equal(AgentState.Offline, (await Shop.ViewAsync("a")).State);
    }

    [Fact]
    public async Task Renewing_prolongs_known_leases_and_names_the_unknown()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a");
        var known = await Shop.ConnectAsync("a", TimeSpan.FromSeconds(60));
        await Shop.OnlineAsync("a");
        await Shops.AtAsync(50);

        var unknown = await Shops.Dispatcher.RenewLeasesAsync(new(Shop.Id, [known, new("unknown")], Shops.Now.AddSeconds(60), Shops.Now), CancellationToken.None);
        await Shops.AtAsync(109.999);

        Assert.Equal([new ConnectionId("unknown")], unknown);
        Assert.Equal(AgentState.Online, (await Shop.ViewAsync("a")).State);
        await Shops.AtAsync(110);
        Assert.Equal(AgentState.Grace, (await Shop.ViewAsync("a")).State);
    }

    [Fact]
    public async Task An_agent_is_there_until_his_last_connection_is_gone()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        var second = await Shop.ConnectAsync("a");
        var first = Shop.Live("a")[0];
        Assert.Equal(2, (await Shop.ViewAsync("a")).Connections);

        await Shop.DisconnectAsync("a", first);
        Assert.Equal(AgentState.Online, (await Shop.ViewAsync("a")).State);
        await Shop.DisconnectAsync("a", second);

        Assert.Equal(AgentState.Grace, (await Shop.ViewAsync("a")).State);
    }

    [Fact]
    public async Task A_late_disconnect_of_an_old_connection_removes_only_that_one()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        var old = Shop.Live("a")[0];
        await Shop.ConnectAsync("a");
        await Shop.DisconnectAsync("a", old);
        await Shops.AtAsync(10);

        var again = await Shop.DisconnectAsync("a", old);

        Assert.Equal(DispatchOutcome.Ignored, again.Outcome);
        var view = await Shop.ViewAsync("a");
        Assert.Equal((AgentState.Online, 1), (view.State, view.Connections));
    }

    [Fact]
    public async Task Connecting_alone_does_not_make_an_agent_online()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a");
        await Shop.ConnectAsync("a");
        Assert.Equal(AgentState.Offline, (await Shop.ViewAsync("a")).State);

        await Shop.SetAsync("b");
        await Shop.WantAsync("b", WantedState.Online);

        Assert.Equal(AgentState.Offline, (await Shop.ViewAsync("b")).State);
    }

    [Fact]
    public async Task A_lost_agent_who_was_paused_comes_back_paused()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        await Shop.PauseAsync("a");
        await Shop.LoseAsync("a");
        Assert.Equal(AgentState.Grace, (await Shop.ViewAsync("a")).State);

        await Shop.ConnectAsync("a");

        Assert.Equal(AgentState.Paused, (await Shop.ViewAsync("a")).State);
    }

    [Fact]
    public async Task Leaving_during_the_grace_ends_it()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("x");
        await Shop.LoseAsync("a");

        await Shop.LeaveAsync("a", force: true);

        Assert.Equal(AgentState.Offline, (await Shop.ViewAsync("a")).State);
        Assert.Equal("b", Owners("x"));
    }

    [Fact]
    public async Task Disabling_an_account_is_a_forced_leave()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("x");
        await Shop.BuyerAsync("y", NamedBy("a"));
        await Shop.ReplyAsync("a", "y");

        await Shop.SetAsync("a", s => s with { Enabled = false });

        Assert.Equal("b a", Owners("x", "y"));
        Assert.True(Shop.Conversation("x").Last!.Notes.HasFlag(RouteNotes.AgentLost));
        Assert.Equal([new AgentStateChange(new("a"), AgentState.Offline, null)], Shop.Last.AgentChanges);
        await RefusedAsync(RefusalCode.AgentDisabled, () => Shop.OnlineAsync("a"));
        await RefusedAsync(RefusalCode.TargetOffline, () => Shop.TransferAsync("x", "a"));
    }

    [Fact]
    public async Task Who_left_his_open_turns_to_their_buyers_next_messages_keeps_them_until_then_when_he_is_disabled()
    {
        await NoGroupsAsync(s => s with { LeaveWithOpenTurns = LeavePolicy.RefusedUnlessForced });
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("x", NamedBy("a"));
        await RefusedAsync(RefusalCode.OpenTurns, () => Shop.LeaveAsync("a"));

        await Shop.LeaveAsync("a", leavesTurns: true);
        await Shop.SetAsync("a", s => s with { Enabled = false });
        await Shop.SetAsync("a", s => s with { Weight = 50 });

        Assert.Equal((AgentState.Offline, "a"), ((await Shop.ViewAsync("a")).State, Owners("x")));
        var again = Owned("b", RouteReason.Weighted, await Shop.BuyerAsync("x"));
        Assert.Equal((RouteNotes.OwnerOffline, TestShops.Start), (again.Notes, again.WaitingSince));
    }

    [Fact]
    public async Task Whoever_is_disabled_with_turns_that_he_had_left_loses_them_once_he_is_forced_to_leave()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("x", NamedBy("a"));
        await Shop.LeaveAsync("a", leavesTurns: true);
        await Shop.SetAsync("a", s => s with { Enabled = false });

        await Shop.LeaveAsync("a", force: true);

        Assert.Equal("b", Owners("x"));
    }

    [Fact]
    public async Task Off_duty_an_agent_gets_nothing_new_but_keeps_his_open_turns_until_they_are_answered()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await ContactAsync("a", "known");
        await Shop.BuyerAsync("x", NamedBy("a"));
        await Shop.SetAsync("a", s => s with { OnDuty = false });

        Owned("b", RouteReason.Weighted, await Shop.BuyerAsync("known"));
        Owned("a", RouteReason.Owner, await Shop.BuyerAsync("x"));
        Owned("b", RouteReason.Weighted, await Shop.BuyerAsync("y"));
        Assert.NotEqual(AgentState.Offline, (await Shop.ViewAsync("a")).State);
        await Shop.ReplyAsync("a", "x");

        Assert.Equal(AgentState.Offline, (await Shop.ViewAsync("a")).State);
        Assert.Equal((0, 1, 1), await LoadAsync("a"));
        await Shop.SetAsync("a", s => s with { OnDuty = true });
        Assert.Equal(AgentState.Online, (await Shop.ViewAsync("a")).State);
    }

    [Fact]
    public async Task Off_duty_without_open_turns_is_offline_at_once()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");

        await Shop.SetAsync("a", s => s with { OnDuty = false });

        Assert.Equal(AgentState.Offline, (await Shop.ViewAsync("a")).State);
    }

    [Fact]
    public async Task Expired_turns_go_oldest_first_by_the_full_rules_without_the_lost_agent()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("c", s => s with { Weight = 0 });
        await Shop.StaffAsync("a", "b", "c");
        await ContactAsync("c", "y");
        await Shop.BuyerAsync("x", NamedBy("a"));
        await Shops.AtAsync(1);
        await Shop.BuyerAsync("y", NamedBy("a"));
        await Shops.AtAsync(2);
        await Shop.LoseAsync("a");

        await Shops.AtAsync(32);

        Assert.Equal(["x b Weighted", "y c RecentContact"], Shop.Last.Decisions.Select(d => $"{d.Buyer} {d.Owner} {d.Reason}"));
        Assert.All(Shop.Last.Decisions, d => Assert.Equal((RouteNotes.AgentLost, "a"), (d.Notes, d.PreviousOwner?.Value)));
        Assert.Equal([TestShops.Start, TestShops.Start.AddSeconds(1)], Shop.Last.Decisions.Select(d => d.WaitingSince));
    }

    [Fact]
    public async Task State_changes_are_told_with_the_end_of_the_grace()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        Assert.Equal([new AgentStateChange(new("a"), AgentState.Online, null)], Shop.Last.AgentChanges);

        await Shop.LoseAsync("a");
        Assert.Equal([new AgentStateChange(new("a"), AgentState.Grace, Shops.Now.AddSeconds(30))], Shop.Last.AgentChanges);
        await Shops.AtAsync(30);

        Assert.Equal([new AgentStateChange(new("a"), AgentState.Offline, null)], Shop.Last.AgentChanges);
    }

    /// <summary>Loses the agent at that second and brings him back one second later.</summary>
    protected async Task FlapAsync(string agent, double second)
    {
        await Shops.AtAsync(second);
        await Shop.LoseAsync(agent);
        await Shops.AtAsync(second + 1);
        await Shop.ConnectAsync(agent);
    }
}
