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
    public async Task Who_wants_to_be_there_when_everything_begins_anew_has_his_grace_to_come_and_buyers_wait_for_him()
    {
        await NoGroupsAsync();
        await Shop.PublishAsync([], ("a", agent => agent with { Wanted = WantedState.Online }));
        await Shop.SetAsync("b", agent => agent with { Wanted = WantedState.Paused });
        Assert.All((await Shop.ViewAsync()).Agents, agent => Assert.Equal((AgentState.Grace, Shops.Now.AddSeconds(30)), (agent.State, agent.GraceUntil)));

        await Shop.BuyerAsync("x");
        Assert.Equal("x", await WaitingAsync());
        await Shops.AtAsync(20);
        await Shop.ConnectAsync("a");

        Assert.Equal("a", Owners("x"));
        await Shops.AtAsync(30);
        Assert.Equal("a Online, b Offline", string.Join(", ", (await Shop.ViewAsync()).Agents.Select(agent => $"{agent.Agent} {agent.State}")));
    }

    [Fact]
    public async Task Who_is_expected_and_does_not_come_lets_buyers_leave_a_message()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a", agent => agent with { Wanted = WantedState.Online });
        await Shop.BuyerAsync("x");

        await Shops.AtAsync(29.999);
        Assert.Equal(Placement.Queued, Shop.Conversation("x").Placement);
        await Shops.AtAsync(30);

        Assert.Equal(Placement.OfflinePool, Shop.Conversation("x").Placement);
    }

    [Fact]
    public async Task What_a_known_agent_wants_to_be_only_he_changes()
    {
        await NoGroupsAsync();
        await Shop.SetAsync("a");

        await Shop.SetAsync("a", agent => agent with { Wanted = WantedState.Online });

        var agent = Assert.Single((await Shop.ViewAsync()).Agents);
        Assert.Equal((AgentState.Offline, WantedState.Offline), (agent.State, agent.Wanted));
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
    public async Task After_a_restart_a_bot_that_owes_an_answer_loses_its_buyer_15_s_after_he_wrote_and_keeps_whom_it_answered()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        await Shop.BuyerAsync("x", r => r with { HeldByBot = true });
        await Shop.BuyerAsync("y", r => r with { HeldByBot = true });
        await Shop.BotAsync("y");
        await Shops.AtAsync(10);

        await Shops.RestartAsync(await CreateAsync());
        await Shops.AtAsync(14.999);
        Assert.Equal("- -", Owners("x", "y"));
        await Shops.AtAsync(15);

        Assert.Equal("a -", Owners("x", "y"));
        Assert.Equal((RouteNotes.FromBot, Placement.HeldByBot), (Shop.Conversation("x").Notes, Shop.Conversation("y").Placement));
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
        await Shop.StaffAsync("a", "b", "c");
        await Shop.BuyerAsync("x");
        var conversation = Shop.Conversation("x");
        // Another node's proposal reached the journal first: version 2 belongs to c, and this dispatcher's is refused.
        await Shops.Dispatcher.TransferAsync(new() { Shop = Shop.Id, Conversation = conversation.Id, Version = 1, By = new("a"), ToAgent = new("b"), At = Shops.Now }, CancellationToken.None);
        conversation.Owner = new("c");
        conversation.Version = 2;

        await Shop.RestoreAsync("x");

        Assert.Equal(((0, 0, 0), (0, 0, 0), (1, 1, 1)), (await LoadAsync("a"), await LoadAsync("b"), await LoadAsync("c")));
        Owned("c", RouteReason.Owner, await Shop.BuyerAsync("x"));
    }

    [Fact]
    public async Task A_newer_version_than_the_given_truth_stays()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("x");
        var old = Shop.Conversation("x").Truth();
        await Shop.TransferAsync("x", "b");

        await UnchangedAsync(() => Shops.Dispatcher.RestoreAsync(new() { Shop = Shop.Id, Conversations = [old], At = Shops.Now }, CancellationToken.None));
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
    public async Task A_message_tells_a_dispatcher_that_forgot_it_who_the_owner_is()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "z");
        await Shop.BuyerAsync("x", NamedBy("z"));

        await Shops.RestartAsync(await CreateAsync(), restore: false);

        Owned("z", RouteReason.Owner, await Shop.BuyerAsync("x"));
        Assert.Equal((1, 1, 1), await LoadAsync("z"));
    }
}
