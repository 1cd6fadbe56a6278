using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

public abstract partial class DispatcherSpecification
{
    [Fact]
    public async Task A_transfer_to_an_offline_agent_is_refused()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("off");
        await Shop.StaffAsync("a");
        await Shop.BuyerAsync("x");

        await RefusedAsync(RefusalCode.TargetOffline, () => Shop.TransferAsync("x", "off"));
    }

    [Fact]
    public async Task A_transfer_to_a_group_with_nobody_online_is_refused()
    {
        await Shop.SetAsync("a", Member("pre"));
        await Shop.SetAsync("p", Member("post"));
        await Shop.StaffAsync("a", "p");
        await Shop.PauseAsync("p");
        await Shop.BuyerAsync("x");

        await RefusedAsync(RefusalCode.TargetOffline, () => Shop.TransferToGroupAsync("x", "post"));
    }

    [Theory]
    [InlineData("online")]
    [InlineData("paused")]
    [InlineData("grace")]
    public async Task A_transfer_reaches_any_agent_that_is_not_offline(string state)
    {
        await NoGroupsAsync();
        await Shop.SetAsync("b", s => s with { NoSplit = true, Capacity = 1, Weight = 0 });
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("p", NamedBy("b"));
        await BringAsync("b", state);
        await Shop.BuyerAsync("x");

        var decision = Owned("b", RouteReason.Named, await Shop.TransferAsync("x", "b"));

        Assert.Equal("a", decision.PreviousOwner?.Value);
        Assert.True(decision.Notes.HasFlag(RouteNotes.Transferred));
        Assert.Equal((2, 2, 2), await LoadAsync("b"));
        Assert.Equal((0, 0, 0), await LoadAsync("a"));
    }

    [Fact]
    public async Task A_transferred_turn_keeps_its_waiting_time()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("x");
        await Shops.AtAsync(20);

        var decision = Owned("b", RouteReason.Named, await Shop.TransferAsync("x", "b"));

        Assert.Equal(TestShops.Start, decision.WaitingSince);
    }

    [Fact]
    public async Task A_transferred_conversation_without_an_open_turn_waits_for_nobody()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("x");
        await Shop.ReplyAsync("a", "x");

        Owned("b", RouteReason.Named, await Shop.TransferAsync("x", "b"));

        Assert.Equal((0, 1, 1), await LoadAsync("b"));
    }

    [Fact]
    public async Task A_conversation_without_a_turn_waits_in_a_group_since_it_left_its_owner()
    {
        await Shop.SetAsync("a", Member("pre"));
        await Shop.SetAsync("b", Capacity(1, "post"));
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("s", In("shipped"));
        await Shop.BuyerAsync("x");
        await Shop.ReplyAsync("a", "x");
        await Shops.AtAsync(7);

        var decision = Queued(1, await Shop.TransferToGroupAsync("x", "post"));

        Assert.Equal((TestShops.Start.AddSeconds(7), "post", "a"), (decision.WaitingSince, decision.TransferredTo?.Value, decision.ExcludedAgent?.Value));
    }

    [Fact]
    public async Task The_giver_is_excluded_from_a_transfer_to_his_own_group()
    {
        await Shop.SetAsync("a", Member("pre"));
        await Shop.SetAsync("b", Capacity(1, "pre"));
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("p", NamedBy("b"));
        await Shop.BuyerAsync("x", NamedBy("a"));

        Queued(1, await Shop.TransferToGroupAsync("x", "pre"));
        await Shops.AtAsync(1);
        Assert.Equal("-", Owners("x"));
        await Shop.CloseAsync("p");

        Assert.Equal("b", Owners("x"));
    }

    [Fact]
    public async Task A_transfer_to_a_group_skips_contacts_and_dedicated_agents()
    {
        await Shop.ConfigureAsync(Calm, dedicated: new Dictionary<BuyerId, AgentId> { [new("x")] = new("d") });
        await Shop.SetAsync("a", Member("pre"));
        await Shop.SetAsync("b", Member("post"));
        await Shop.SetAsync("c", Member("post"));
        await Shop.SetAsync("d", Member("post"));
        await Shop.StaffAsync("a", "b", "c", "d");
        await ContactAsync("c", "x");
        await Shop.BuyerAsync("x", NamedBy("a"));

        Owned("b", RouteReason.Weighted, await Shop.TransferToGroupAsync("x", "post"));
    }

    [Fact]
    public async Task A_transfer_to_a_group_removes_the_givers_contact_even_while_it_waits()
    {
        await Shop.SetAsync("a", Member("pre"));
        await Shop.SetAsync("b", Capacity(1, "post"));
        await Shop.SetAsync("c", Member("pre"));
        await Shop.StaffAsync("a", "b", "c");
        await Shop.BuyerAsync("s", In("shipped"));
        await Shop.BuyerAsync("x", NamedBy("a"));
        await Shop.BuyerAsync("p");
        await Shop.TransferToGroupAsync("x", "post");
        await Shop.CloseAsync("x");

        Owned("c", RouteReason.Weighted, await Shop.BuyerAsync("x"));
    }

    [Fact]
    public async Task A_transfer_on_an_old_version_is_refused()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("x");
        var conversation = Shop.Conversation("x");
        await Shop.TransferAsync("x", "b");
        var command = new TransferConversation { Shop = Shop.Id, Conversation = conversation.Id, Version = conversation.Version - 1, By = new("a"), ToAgent = new("a"), At = Shops.Now };

        await RefusedAsync(RefusalCode.Stale, async () => await Shops.Dispatcher.TransferAsync(command, CancellationToken.None));
    }

    [Fact]
    public async Task Transfers_of_and_to_the_unknown_are_refused()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        await Shop.BuyerAsync("x");
        var unknown = new TransferConversation { Shop = Shop.Id, Conversation = new("unknown"), Version = 1, By = new("a"), ToAgent = new("a"), At = Shops.Now };

        await RefusedAsync(RefusalCode.UnknownAgent, () => Shop.TransferAsync("x", "unknown"));
        await RefusedAsync(RefusalCode.UnknownGroup, () => Shop.TransferToGroupAsync("x", "unknown"));
        await RefusedAsync(RefusalCode.UnknownConversation, async () => await Shops.Dispatcher.TransferAsync(unknown, CancellationToken.None));
    }

    [Fact]
    public async Task Taking_by_hand_goes_over_capacity_weight_and_noSplit()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a", Capacity(1));
        await Shop.SetAsync("n", s => s with { NoSplit = true, Weight = 0, Capacity = 1 });
        await Shop.StaffAsync("a", "n");
        await Shop.BuyersAsync("p", "x", "y", "z");

        Owned("a", RouteReason.Taken, await Shop.TakeAsync("a", "x"));
        Owned("n", RouteReason.Taken, await Shop.TakeAsync("n", "y"));
        Owned("n", RouteReason.Taken, await Shop.TakeAsync("n", "z"));

        Assert.Equal((2, 2, 2), await LoadAsync("n"));
        Assert.Equal("", await WaitingAsync());
    }

    [Fact]
    public async Task An_owned_conversation_can_be_taken()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("x");

        var decision = Owned("b", RouteReason.Taken, await Shop.TakeAsync("b", "x"));

        Assert.Equal("a", decision.PreviousOwner?.Value);
        Assert.Equal((0, 0, 0), await LoadAsync("a"));
    }

    [Fact]
    public async Task An_offline_agent_cannot_take()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("off");
        await Shop.StaffAsync("a");
        await Shop.BuyerAsync("x");

        await RefusedAsync(RefusalCode.AgentOffline, () => Shop.TakeAsync("off", "x"));
        await RefusedAsync(RefusalCode.UnknownAgent, () => Shop.TakeAsync("unknown", "x"));
    }

    [Fact]
    public async Task Taking_on_an_old_version_is_refused()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a", Capacity(1));
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("x");
        await Shop.TransferAsync("x", "b");

        await RefusedAsync(RefusalCode.Stale, () => Shop.TakeAsync("a", "x", version: Shop.Conversation("x").Version - 1));
    }

    [Fact]
    public async Task Whoever_gets_a_buyer_out_of_the_queue_is_told_that_he_waited_there()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a", Capacity(1));
        await Shop.SetAsync("n", s => s with { NoSplit = true });
        await Shop.StaffAsync("a", "n");
        await Shop.BuyersAsync("x", "taken", "given", "y");
        Assert.Equal(RouteNotes.None, Shop.Conversation("y").Notes);

        await Shop.TakeAsync("n", "taken");
        await Shop.TransferAsync("given", "n", by: "n");
        await Shop.TransferAsync("x", "n");

        Assert.Equal("n n n a", Owners("x", "taken", "given", "y"));
        Assert.Equal(
            [RouteNotes.Transferred, RouteNotes.FromQueue, RouteNotes.Transferred | RouteNotes.FromQueue, RouteNotes.FromQueue],
            new[] { "x", "taken", "given", "y" }.Select(buyer => Shop.Conversation(buyer).Notes));
    }

    [Fact]
    public async Task A_transfer_frees_a_place_for_who_waits()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a", Capacity(1));
        await Shop.SetAsync("n", s => s with { NoSplit = true });
        await Shop.StaffAsync("a", "n");
        await Shop.BuyersAsync("x", "y");

        await Shop.TransferAsync("x", "n");

        Assert.Equal("n a", Owners("x", "y"));
        Assert.Equal([Placement.Owned, Placement.Owned], Shop.Last.Decisions.Select(d => d.Placement));
    }
}
