using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing.Specification;

public abstract partial class DispatcherSpecification
{
    [Fact]
    public async Task A_shop_that_awaits_its_conversations_is_unknown_until_all_are_back()
    {
        var (dispatcher, truths) = await ReturningAsync();

        await IsUnknownAsync(dispatcher);
        await dispatcher.RestoreAsync(Restored(truths[0]), CancellationToken.None);
        await dispatcher.ConfigureShopAsync(Returning(awaits: true), CancellationToken.None);
        await IsUnknownAsync(dispatcher);
        await dispatcher.RestoreAsync(Restored(truths[1]) with { AreAllBack = true }, CancellationToken.None);

        Assert.Equal(DispatchOutcome.Done, (await ConnectAsync(dispatcher)).Outcome);
        Assert.Equal((AgentState.Online, 2), ((await dispatcher.AgentAsync(Shop.Id, new("a"), CancellationToken.None))!.State, (await dispatcher.ConversationsAsync(Shop.Id, CancellationToken.None))!.Count));
        // He has two and may have two: nobody took him for idle.
        Assert.Equal(Placement.Queued, (await RouteAsync(dispatcher)).Subject!.Placement);
    }

    [Fact]
    public async Task A_shop_that_is_configured_without_awaiting_anything_is_known_at_once()
    {
        var (dispatcher, _) = await ReturningAsync();

        await dispatcher.ConfigureShopAsync(Returning(awaits: false), CancellationToken.None);

        Assert.Equal(DispatchOutcome.Done, (await ConnectAsync(dispatcher)).Outcome);
    }

    [Fact]
    public async Task A_shop_that_is_known_does_not_become_unknown_again()
    {
        var (dispatcher, truths) = await ReturningAsync();
        await dispatcher.RestoreAsync(Restored(truths) with { AreAllBack = true }, CancellationToken.None);

        await dispatcher.ConfigureShopAsync(Returning(awaits: true), CancellationToken.None);

        Assert.Equal(DispatchOutcome.Done, (await ConnectAsync(dispatcher)).Outcome);
        Assert.Equal(2, (await dispatcher.ConversationsAsync(Shop.Id, CancellationToken.None))!.Count);
    }

    [Fact]
    public async Task While_a_shop_awaits_its_conversations_its_timers_run()
    {
        var (dispatcher, truths) = await ReturningAsync();
        await dispatcher.RestoreAsync(Restored(truths), CancellationToken.None);
        var end = Shops.Now.AddSeconds(30);
        Assert.Equal(end, await dispatcher.NextDueAsync(CancellationToken.None));

        var gone = Assert.Single(Assert.Single(await dispatcher.DueAsync(end, CancellationToken.None)).AgentChanges);

        Assert.Equal((new AgentId("a"), AgentState.Offline), (gone.Agent, gone.State));
        await IsUnknownAsync(dispatcher);
    }

    // A dispatcher that begins to hear of a shop whose only agent has both the conversations that he may have, and wants to be there.
    private async Task<(IDispatcher Dispatcher, ConversationTruth[] Truths)> ReturningAsync()
    {
        await NoGroupsAsync();
        await Shop.StaffAsync("a");
        await Shop.BuyersAsync("x", "y");
        var dispatcher = await CreateAsync();
        await dispatcher.ConfigureShopAsync(Returning(awaits: true), CancellationToken.None);
        return (dispatcher, [Shop.Conversation("x").Truth(), Shop.Conversation("y").Truth()]);
    }

    private ConfigureShop Returning(bool awaits) => new()
    {
        Shop = Shop.Id,
        Settings = Calm,
        Agents = [new() { Shop = Shop.Id, Agent = new("a"), Capacity = 2, Wanted = WantedState.Online, At = Shops.Now }],
        AwaitsConversations = awaits,
        At = Shops.Now,
    };

    private RestoreConversations Restored(params ConversationTruth[] truths) => new() { Shop = Shop.Id, Conversations = truths, At = Shops.Now };

    private async Task<DispatchResult> ConnectAsync(IDispatcher dispatcher) =>
        await dispatcher.AgentConnectedAsync(new(Shop.Id, new("a"), new("c"), Shops.Now.AddMinutes(1), Shops.Now), CancellationToken.None);

    private async Task<DispatchResult> RouteAsync(IDispatcher dispatcher) => await dispatcher.RouteAsync(
        new() { Shop = Shop.Id, Conversation = new("new"), Buyer = new("new"), Seq = 1, Version = 0, TurnOpenedAt = Shops.Now, At = Shops.Now }, CancellationToken.None);

    private async Task IsUnknownAsync(IDispatcher dispatcher)
    {
        Assert.Equal(RefusalCode.UnknownShop, (await ConnectAsync(dispatcher)).Refusal);
        Assert.Equal(RefusalCode.UnknownShop, (await RouteAsync(dispatcher)).Refusal);
        Assert.Equal(["c"], (await dispatcher.RenewLeasesAsync(new(Shop.Id, [new("c")], Shops.Now.AddMinutes(1), Shops.Now), CancellationToken.None)).Select(connection => connection.Value));
        Assert.Null(await dispatcher.StaffAsync(Shop.Id, CancellationToken.None));
        Assert.Null(await dispatcher.ConversationsAsync(Shop.Id, CancellationToken.None));
        Assert.Null(await dispatcher.ViewAsync(Shop.Id, CancellationToken.None));
        Assert.Null(await dispatcher.AgentAsync(Shop.Id, new("a"), CancellationToken.None));
        Assert.Empty(await dispatcher.QueueAsync(Shop.Id, Shops.Now, CancellationToken.None));
    }
}
