using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

public abstract partial class DispatcherSpecification
{
    [Fact]
    public async Task After_a_restart_everything_is_where_it_was()
    {
        await FullAsync();
        await Shop.BuyerAsync("x");
        await Shops.AtAsync(1);
        await Shop.BuyerAsync("v", r => r with { Priority = 1 });
        await Shops.AtAsync(2);
        await Shop.BuyerAsync("y");
        var waiting = (await Shop.ViewAsync()).Conversations;

        await Shops.RestartAsync(await CreateAsync());

        Assert.Equal("v x y", await WaitingAsync());
        Assert.Equal(waiting, (await Shop.ViewAsync()).Conversations);
        Assert.Equal((1, 1, 1), await LoadAsync("a"));
        await Shop.CloseAsync("p");
        Assert.Equal("a", Owners("v"));
        await Shop.CloseAsync("v");
        Assert.Equal("a", Owners("x"));
    }

    [Fact]
    public async Task After_a_restart_timers_run_on()
    {
        await Shop.SetAsync("a", Capacity(1, "pre"));
        await Shop.StaffAsync("a", "c");
        await Shop.BuyersAsync("p", "x");
        await Shops.AtAsync(20);

        await Shops.RestartAsync(await CreateAsync());
        await Shops.AtAsync(29.999);
        Assert.Equal("-", Owners("x"));
        await Shops.AtAsync(30);

        Assert.Equal("c", Owners("x"));
    }

    [Fact]
    public async Task After_a_restart_contacts_and_resting_conversations_are_known()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("z", Capacity(1));
        await Shop.StaffAsync("a", "z");
        await ContactAsync("z", "x");
        await Shop.BuyerAsync("y", NamedBy("z"));
        await Shop.ReplyAsync("z", "y");
        await Shops.AtAsync(700);

        await Shops.RestartAsync(await CreateAsync());

        Assert.Equal((0, 0, 1), await LoadAsync("z"));
        Owned("z", RouteReason.RecentContact, await Shop.BuyerAsync("x"));
    }

    [Fact]
    public async Task What_belonged_to_an_agent_who_did_not_come_back_is_parked_or_routed_again()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("open", NamedBy("a"));
        await Shop.BuyerAsync("parked", NamedBy("a"));
        await Shop.ReplyAsync("a", "parked");
        Shop.Live("a").Clear();
        await Shops.AtAsync(5);

        await Shops.RestartAsync(await CreateAsync());
        await Shops.AtAsync(600);

        Assert.Equal("b a", Owners("open", "parked"));
    }

    [Fact]
    public async Task A_refused_proposal_is_put_right_by_the_journals_truth()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("x", NamedBy("a"));
        var conversation = Shop.Conversation("x");
        // Another node moved it first: the journal has version 2 with b, and refuses what this dispatcher proposes on version 1.
        var refused = await Shops.Dispatcher.TransferAsync(new() { Shop = Shop.Id, Conversation = conversation.Id, Version = 1, By = new("a"), ToAgent = new("a"), At = Shops.Now }, CancellationToken.None);
        conversation.Owner = new("b");
        conversation.Version = Math.Max(2, refused.Subject?.ExpectedVersion + 1 ?? 2);

        await Shop.RestoreAsync("x");

        Assert.Equal(((0, 0, 0), (1, 1, 1)), (await LoadAsync("a"), await LoadAsync("b")));
        Assert.Equal(conversation.Version, (await Shop.ConversationViewAsync("x"))!.Version);
        Owned("b", RouteReason.Owner, await Shop.BuyerAsync("x"));
    }

    [Fact]
    public async Task A_proposal_that_the_journal_never_got_is_made_again()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shops.Dispatcher.RouteAsync(Shop.Message("x"), CancellationToken.None);

        var result = await RestoreOlderAsync("x");

        Assert.Equal(Shop.OwnerOf("x"), result.Decisions.Single().Owner?.Value);
        Assert.Equal(1, (await Shop.ViewAsync()).Agents.Sum(a => a.Owned));
    }

    [Fact]
    public async Task A_closed_conversation_in_the_truth_is_forgotten()
    {
        await FullAsync();
        await Shop.BuyerAsync("x");
        var truth = Shop.Conversation("p").Truth() with { Placement = Placement.Closed, Owner = null, TurnOpenedAt = null };
        Shop.Journal.Close(Shop.Conversation("p"));

        Shop.Accept(await Shops.Dispatcher.RestoreAsync(new() { Shop = Shop.Id, Conversations = [truth], At = Shops.Now }, CancellationToken.None));

        Assert.Equal("a", Owners("x"));
        Assert.Equal((1, 1, 1), await LoadAsync("a"));
    }

    [Fact]
    public async Task What_belongs_to_nobody_is_routed_oldest_first()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a", Capacity(1));
        await Shop.StaffAsync("a");
        Shop.Message("x");
        await Shops.AtAsync(1);
        Shop.Message("y");

        await Shop.RestoreAsync();

        Assert.Equal("a -", Owners("x", "y"));
        Assert.Equal("y", await WaitingAsync());
        Assert.Equal(TestShops.Start.AddSeconds(1), Shop.Conversation("y").WaitingSince);
    }

    [Fact]
    public async Task Restoring_what_is_known_changes_nothing()
    {
        await FullAsync();
        await Shop.BuyersAsync("x", "y");
        var before = Describe(await Shop.ViewAsync());

        var result = await Shop.RestoreAsync();

        Assert.Empty(result.Decisions);
        Assert.Equal(before, Describe(await Shop.ViewAsync()));
    }

    [Fact]
    public async Task A_route_command_teaches_a_dispatcher_that_forgot_the_owner()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "z");
        await Shop.BuyerAsync("x", NamedBy("z"));
        var next = await CreateAsync();
        var conversation = Shop.Conversation("x");
        var before = conversation.Truth();
        await Shops.RestartAsync(next);
        await next.RestoreAsync(new() { Shop = Shop.Id, Conversations = [before with { Placement = Placement.Closed, Owner = null, Version = before.Version + 1 }], At = Shops.Now }, CancellationToken.None);

        Owned("z", RouteReason.Owner, await Shop.BuyerAsync("x"));
    }

    // The dispatcher is one version ahead of the journal: its proposal was lost on the way.
    private async Task<DispatchResult> RestoreOlderAsync(string buyer)
    {
        var truth = Shop.Conversation(buyer).Truth();
        Shop.Accept(await Shops.Dispatcher.RestoreAsync(new() { Shop = Shop.Id, Conversations = [truth with { Placement = Placement.Closed }], At = Shops.Now }, CancellationToken.None));
        return await Shop.RestoreAsync(buyer);
    }
}
