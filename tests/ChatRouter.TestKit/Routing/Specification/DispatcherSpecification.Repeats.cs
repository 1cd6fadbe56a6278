using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

public abstract partial class DispatcherSpecification
{
    [Fact]
    public async Task A_repeated_message_returns_where_the_conversation_is_and_changes_nothing()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        var command = Shop.Message("x");
        await Shop.RouteAsync(command);

        var again = await UnchangedAsync(() => Shops.Dispatcher.RouteAsync(command, CancellationToken.None));

        Assert.Equal(("a", false), (again.Subject?.Owner?.Value, again.Subject?.Changes));
    }

    [Fact]
    public async Task An_older_message_does_not_open_a_turn_that_was_answered_later()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        await Shop.BuyerAsync("x");
        var late = Shop.Message("x");
        await Shop.ReplyAsync("a", "x");

        await UnchangedAsync(() => Shops.Dispatcher.RouteAsync(late, CancellationToken.None));

        Assert.Equal((0, 1, 1), await LoadAsync("a"));
    }

    [Fact]
    public async Task An_older_answer_does_not_close_a_younger_turn()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        await Shop.BuyerAsync("x");
        await Shop.ReplyAsync("a", "x");
        var answered = Shop.Conversation("x").Seq;
        await Shop.BuyerAsync("x");

        var result = await UnchangedAsync(() => Shops.Dispatcher.TurnClosedAsync(new(Shop.Id, Shop.Conversation("x").Id, new("a"), answered, true, Shops.Now), CancellationToken.None));

        Assert.Equal(DispatchOutcome.Ignored, result.Outcome);
        Assert.Equal((1, 1, 1), await LoadAsync("a"));
    }

    [Fact]
    public async Task An_answer_of_somebody_else_does_not_close_the_turn()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("x");
        var conversation = Shop.Conversation("x");

        var result = await UnchangedAsync(() => Shops.Dispatcher.TurnClosedAsync(new(Shop.Id, conversation.Id, new("b"), conversation.Seq + 1, true, Shops.Now), CancellationToken.None));

        Assert.Equal(RefusalCode.NotOwner, result.Refusal);
    }

    [Fact]
    public async Task Closing_twice_changes_nothing()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        await Shop.BuyerAsync("x");
        var id = Shop.Conversation("x").Id;
        await Shop.CloseAsync("x");

        await UnchangedAsync(() => Shops.Dispatcher.CloseAsync(new(Shop.Id, id, Shops.Now), CancellationToken.None));

        Assert.Equal((0, 0, 0), await LoadAsync("a"));
    }

    [Fact]
    public async Task Repeated_events_of_agents_change_nothing()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        var connection = Shop.Live("a")[0];

        await UnchangedAsync(() => Shops.Dispatcher.AgentConnectedAsync(new(Shop.Id, new("a"), connection, Shops.Now + TestShop.Lease, Shops.Now), CancellationToken.None));
        await UnchangedAsync(() => Shops.Dispatcher.SetAgentStateAsync(new(Shop.Id, new("a"), WantedState.Online, false, Shops.Now), CancellationToken.None));
        await UnchangedAsync(() => Shops.Dispatcher.AgentDisconnectedAsync(new(Shop.Id, new("a"), new("unknown"), Shops.Now), CancellationToken.None));
        await UnchangedAsync(() => Shops.Dispatcher.SetAgentAsync(Shop.Agents["a"], CancellationToken.None));
    }

    [Fact]
    public async Task A_repeated_transfer_or_take_does_not_move_the_conversation_again()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a", "b");
        await Shop.BuyerAsync("x");
        var conversation = Shop.Conversation("x");
        var transfer = new TransferConversation { Shop = Shop.Id, Conversation = conversation.Id, Version = conversation.Version, By = new("a"), ToAgent = new("b"), At = Shops.Now };
        Shop.Accept(await Shops.Dispatcher.TransferAsync(transfer, CancellationToken.None));

        await UnchangedAsync(() => Shops.Dispatcher.TransferAsync(transfer, CancellationToken.None));
        await UnchangedAsync(() => Shops.Dispatcher.TakeAsync(new(Shop.Id, conversation.Id, new("a"), transfer.Version, Shops.Now), CancellationToken.None));
    }

    [Fact]
    public async Task A_touch_that_is_older_than_what_is_known_changes_nothing()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        await Shop.BuyerAsync("x");
        await Shop.ReplyAsync("a", "x");
        var before = Describe(await Shop.ViewAsync());

        await Shops.Dispatcher.TouchAsync([new(Shop.Id, Shop.Conversation("x").Id, 1, null, Shops.Now), new(Shop.Id, new("unknown"), 1, null, Shops.Now)], CancellationToken.None);

        Assert.Equal(before, Describe(await Shop.ViewAsync()));
    }

    [Fact]
    public async Task The_unknown_is_an_outcome()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        var dispatcher = Shops.Dispatcher;

        Assert.Equal(RefusalCode.UnknownShop, (await dispatcher.SetAgentStateAsync(new(new("unknown"), new("a"), WantedState.Online, false, Shops.Now), CancellationToken.None)).Refusal);
        Assert.Equal(RefusalCode.UnknownAgent, (await dispatcher.SetAgentStateAsync(new(Shop.Id, new("unknown"), WantedState.Online, false, Shops.Now), CancellationToken.None)).Refusal);
        Assert.Equal(RefusalCode.UnknownConversation, (await dispatcher.LeaveQueueAsync(new(Shop.Id, new("unknown"), Shops.Now), CancellationToken.None)).Refusal);
        Assert.Null(await dispatcher.ViewAsync(new("unknown"), CancellationToken.None));
        Assert.Null(await dispatcher.StaffAsync(new("unknown"), CancellationToken.None));
        Assert.Null(await dispatcher.AgentAsync(new("unknown"), new("a"), CancellationToken.None));
        Assert.Null(await dispatcher.AgentAsync(Shop.Id, new("unknown"), CancellationToken.None));
        Assert.Null(await dispatcher.ConversationAsync(Shop.Id, new("unknown"), CancellationToken.None));
        Assert.Empty(await dispatcher.QueueAsync(new("unknown"), Shops.Now, CancellationToken.None));
    }

    [Fact]
    public async Task One_group_per_agent_is_refused_where_the_shop_says_so()
    {
        await Shop.ConfigureAsync(Presets.Pinduoduo);
        await Shop.SetAsync("a", Member("pre"));

        await RefusedAsync(RefusalCode.OneGroup, () => Shop.SetAsync("a", Member("pre", "post")));
    }

    [Fact]
    public async Task An_earlier_time_counts_as_the_latest()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        await Shops.AtAsync(10);
        await Shop.BuyerAsync("x");

        var result = await Shop.BuyerAsync("y", r => r with { At = TestShops.Start.AddSeconds(4) });

        Assert.Equal(TestShops.Start.AddSeconds(10), result.Subject!.At);
    }

    /// <summary>Runs a step that must change nothing.</summary>
    protected async Task<DispatchResult> UnchangedAsync(Func<ValueTask<DispatchResult>> step)
    {
        var before = Describe(await Shop.ViewAsync());

        var result = await step();

        Assert.Empty(result.Decisions);
        Assert.Empty(result.AgentChanges);
        Assert.Equal(before, Describe(await Shop.ViewAsync()));
        return result;
    }
}
