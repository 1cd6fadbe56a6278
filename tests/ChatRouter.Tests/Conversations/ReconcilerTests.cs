using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Tests.Conversations;

public sealed class ReconcilerTests
{
    private static readonly AgentIdentity Anna = SmallShop.AgentOf("a");

    [Fact]
    public async Task What_agrees_is_left_alone()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(Anna);
        await shop.WriteAsync("buyer");
        shop.Clock.Advance(Reconciler.Period);

        Assert.Equal(0, await PassAsync(shop));
        Assert.Equal(0, await PassAsync(shop, everyShop: true));
    }

    [Fact]
    public async Task A_conversation_that_the_dispatcher_lacks_is_told_but_not_while_it_may_be_on_its_way()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(Anna);
        var conversation = await shop.WriteAsync("buyer");
        await ForgetAsync(shop, conversation);

        Assert.Equal(0, await PassAsync(shop));
        shop.Clock.Advance(Reconciler.Period);
        Assert.Equal(1, await PassAsync(shop));

        Assert.Equal((Placement.Owned, Anna.Agent), await PlaceAsync(shop, conversation));
    }

    [Fact]
    public async Task A_decision_that_nobody_committed_is_taken_back_by_the_second_pass()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(Anna);
        var conversation = await shop.WriteAsync("buyer");
        await shop.OnlineAsync(SmallShop.AgentOf("b"));
        // Its node died after the step and before the commit.
        await shop.Get<IDispatcher>().TransferAsync(
            new() { Shop = SmallShop.Id, Conversation = conversation, Version = 1, By = Anna.Agent, ToAgent = new("b"), At = shop.Clock.GetUtcNow() }, CancellationToken.None);
        shop.Clock.Advance(Reconciler.Period);

        Assert.Equal(0, await PassAsync(shop));
        Assert.Equal((Placement.Owned, new AgentId("b")), await PlaceAsync(shop, conversation));
        Assert.Equal(1, await PassAsync(shop));

        Assert.Equal((Placement.Owned, Anna.Agent), await PlaceAsync(shop, conversation));
        Assert.Equal(0, await PassAsync(shop));
    }

    [Fact]
    public async Task A_place_whose_conversation_closed_meanwhile_is_freed_by_the_second_pass_over_every_shop()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(Anna);
        var conversation = await shop.WriteAsync("buyer");
        await shop.Get<IJournal>().EndAsync(new(SmallShop.Id, conversation, null, shop.Clock.GetUtcNow()), CancellationToken.None);

        Assert.Equal(0, await PassAsync(shop, everyShop: true));
        Assert.Equal(1, await PassAsync(shop, everyShop: true));

        Assert.Null(await shop.Get<IDispatcher>().ConversationAsync(SmallShop.Id, conversation, CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_place_left_by_the_shop_s_last_open_conversation_is_freed_by_passes_over_open_shops(bool knownByAPassOverAll)
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(Anna);
        var conversation = await shop.WriteAsync("buyer");
        if (!knownByAPassOverAll)
            Assert.Equal(0, await PassAsync(shop));
        await shop.Get<IJournal>().EndAsync(new(SmallShop.Id, conversation, null, shop.Clock.GetUtcNow()), CancellationToken.None);

        Assert.Equal(0, await PassAsync(shop, everyShop: knownByAPassOverAll));
        Assert.Equal(1, await PassAsync(shop));

        Assert.Null(await shop.Get<IDispatcher>().ConversationAsync(SmallShop.Id, conversation, CancellationToken.None));
    }

    [Fact]
    public async Task A_decision_that_was_committed_after_all_is_not_taken_back()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(Anna);
        var conversation = await shop.WriteAsync("buyer");
        await shop.OnlineAsync(SmallShop.AgentOf("b"));
        var slow = await shop.Get<IDispatcher>().TransferAsync(
            new() { Shop = SmallShop.Id, Conversation = conversation, Version = 1, By = Anna.Agent, ToAgent = new("b"), At = shop.Clock.GetUtcNow() }, CancellationToken.None);
        shop.Clock.Advance(Reconciler.Period);
        await PassAsync(shop);

        await shop.Get<Placements>().ApplyAsync(slow, CancellationToken.None);

        Assert.Equal(0, await PassAsync(shop));
        Assert.Equal((Placement.Owned, new AgentId("b")), await PlaceAsync(shop, conversation));
    }

    private static Task<int> PassAsync(SmallShop shop, bool everyShop = false) => shop.Get<Reconciler>().PassAsync(everyShop, CancellationToken.None);

    private static async Task ForgetAsync(SmallShop shop, ConversationId conversation) =>
        await shop.Get<IDispatcher>().CloseAsync(new(SmallShop.Id, conversation, shop.Clock.GetUtcNow()), CancellationToken.None);

    private static async Task<(Placement, AgentId?)> PlaceAsync(SmallShop shop, ConversationId conversation)
    {
        var view = await shop.Get<IDispatcher>().ConversationAsync(SmallShop.Id, conversation, CancellationToken.None);
        return (view!.Placement, view.Owner);
    }
}
